// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule file says about one of its rules.
 *
 * @param name the rule's identifier, {@code controller/thought}
 * @param file path of its file
 * @param packageName DRL package of its file
 * @param line line of the word {@code rule}, counted from 1
 * @param endLine line of its {@code end}
 * @param metadata annotations without quotes, e.g. {@code doc}
 * @param attributes names of rule attributes, e.g. {@code salience}
 * @param forms condition elements in use besides plain patterns: {@code or}, {@code eval}, {@code
 *     from}, {@code accumulate} …
 * @param patterns what it reads
 * @param consequence text between {@code then} and {@code end}
 * @param consequenceLine line of {@code then}
 * @param conclusion what the consequence concludes
 */
public record RuleDecl(
    String name,
    String file,
    String packageName,
    int line,
    int endLine,
    Map<String, String> metadata,
    Set<String> attributes,
    Set<String> forms,
    List<PatternDecl> patterns,
    String consequence,
    int consequenceLine,
    Conclusion conclusion)
    implements Serializable {

  /** Copies the collections. */
  public RuleDecl {
    metadata = Map.copyOf(metadata);
    attributes = Set.copyOf(attributes);
    forms = Set.copyOf(forms);
    patterns = List.copyOf(patterns);
  }

  /** The same rule, read from another place. */
  RuleDecl at(String path) {
    return file.equals(path)
        ? this
        : new RuleDecl(
            name,
            path,
            packageName,
            line,
            endLine,
            metadata,
            attributes,
            forms,
            patterns,
            consequence,
            consequenceLine,
            conclusion);
  }

  /** File and line, as tools and terminals understand them. */
  public String at() {
    return file + ":" + line;
  }

  /** Full name of the concluded fact class, or null. */
  public @Nullable String concludes() {
    return conclusion.type();
  }
}
