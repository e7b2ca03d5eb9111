// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;

/** Words a parser's complaint as a rule error. */
final class SyntaxError {

  private static final Pattern PREFIX = Pattern.compile("^\\[ERR \\d+] (?:Line (\\d+):(\\d+) )?");
  private static final Pattern RULE = Pattern.compile(" in rule \"([^\"]+)\"");

  private SyntaxError() {}

  static RuleError of(RuleSource source, @Nullable ParserError at, String message) {
    int line = at == null ? 0 : Math.max(0, at.getRow());
    int column = at == null ? 0 : at.getCol() + 1;
    Matcher prefix = PREFIX.matcher(message);
    String found = prefix.replaceFirst("").strip();
    Matcher rule = RULE.matcher(found);
    String name = rule.find() ? rule.group(1) : null;
    return new RuleError(
        source.path(), line, column, name, RULE.matcher(found).replaceFirst(""), hint(found));
  }

  private static String hint(String found) {
    if (found.contains("'then'") || found.contains("'end'")) {
      return "a bracket, comma or `then` may be missing on the line before";
    }
    if (found.toLowerCase(Locale.ROOT).contains("<eof>")) {
      return "`end` may be missing";
    }
    return "";
  }
}
