// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains a constraint that the rule compiler could not read: an unbound variable or an unknown
 * field, most of the time.
 */
final class ExpressionError {

  private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
  private static final Pattern HEAD = Pattern.compile("(?<![\\w$.\"])([a-z]\\w*)(?!\\w|\\s*\\()");

  private final RuleFile file;
  private final DrlText text;

  ExpressionError(RuleFile file, DrlText text) {
    this.file = file;
    this.text = text;
  }

  RuleError of(String expression) {
    for (RuleDecl rule : file.rules()) {
      DrlText.Place place = text.findText(expression, rule.line() + 1, rule.endLine());
      if (place.found()) {
        return explain(expression, rule, place);
      }
    }
    return new RuleError(
        file.path(), 0, 0, null, "cannot read the constraint `" + expression + "`", "");
  }

  private RuleError explain(String expression, RuleDecl rule, DrlText.Place place) {
    Collection<String> bound = bindings(file, rule);
    Matcher variable = VARIABLE.matcher(expression);
    while (variable.find()) {
      if (!bound.contains(variable.group())) {
        return error(
            variable.group(),
            rule,
            place,
            "nothing binds " + variable.group(),
            Nearest.hint(variable.group(), bound));
      }
    }
    PatternDecl pattern = around(rule, place.line());
    Collection<String> fields = fields(pattern == null ? null : file.types().load(pattern.type()));
    Matcher head = HEAD.matcher(expression);
    while (pattern != null && head.find()) {
      if (!fields.contains(head.group(1)) && !WORDS.contains(head.group(1))) {
        String found = "no field " + head.group(1) + " in " + pattern.type();
        return error(head.group(1), rule, place, found, Nearest.hint(head.group(1), fields));
      }
    }
    return error(expression, rule, place, "cannot read the constraint `" + expression + "`", "");
  }

  private static final List<String> WORDS =
      List.of(
          "this",
          "null",
          "true",
          "false",
          "in",
          "not",
          "contains",
          "memberOf",
          "matches",
          "instanceof");

  private RuleError error(
      String word, RuleDecl rule, DrlText.Place place, String found, String hint) {
    DrlText.Place exact = text.find(word, place.line(), rule.endLine());
    DrlText.Place at = exact.found() ? exact : place;
    return new RuleError(file.path(), at.line(), at.column(), rule.name(), found, hint);
  }

  private static @Nullable PatternDecl around(RuleDecl rule, int line) {
    PatternDecl last = null;
    for (PatternDecl pattern : rule.patterns()) {
      if (pattern.line() <= line) {
        last = pattern;
      }
    }
    return last;
  }

  /** Names of the variables that a rule binds. */
  static Collection<String> bindings(RuleFile file, RuleDecl rule) {
    List<String> lines =
        file.source().text().lines().toList().subList(rule.line() - 1, rule.endLine());
    Matcher bound = BINDING.matcher(String.join("\n", lines));
    var names = new ArrayList<String>();
    while (bound.find()) {
      names.add(bound.group(1));
    }
    return names;
  }

  /** Names of the fields that a constraint may read of a class. */
  static Collection<String> fields(@Nullable Class<?> type) {
    var names = new TreeSet<String>();
    for (Method method : type == null ? new Method[0] : type.getMethods()) {
      String name = method.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
      if (method.getParameterCount() == 0
          && !name.equals(method.getName())
          && method.getDeclaringClass() != Object.class) {
        names.add(Character.toLowerCase(name.charAt(0)) + name.substring(1));
      }
    }
    return names;
  }
}
