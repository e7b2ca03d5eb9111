// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what the rule compiler would report without a line, or not at all. */
final class RuleChecks {

  private static final Pattern BINDING =
      Pattern.compile("\\s*(\\$\\w+)\\s*:\\s*(.*)", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

  private final RuleFile file;
  private final DrlText text;
  private final List<RuleError> errors = new ArrayList<>();

  private RuleChecks(RuleFile file) {
    this.file = file;
    this.text = new DrlText(file.source().text());
  }

  static List<RuleError> of(RuleFile file) {
    var checks = new RuleChecks(file);
    file.imports().forEach(checks::classImport);
    file.functions().forEach(checks::functionImport);
    file.rules().forEach(checks::rule);
    return checks.errors;
  }

  private void classImport(RuleFile.Import imported) {
    String name = imported.name();
    if (!name.endsWith(".*") && file.types().load(name) == null) {
      int dot = name.lastIndexOf('.');
      List<String> there =
          ClassNames.of(file.types().loader(), name.substring(0, Math.max(0, dot)));
      add(
          imported.line(),
          null,
          "unknown class " + name,
          Nearest.hint(name.substring(dot + 1), there),
          name);
    }
  }

  private void functionImport(RuleFile.Import imported) {
    String name = imported.name();
    int dot = name.lastIndexOf('.');
    String function = name.substring(dot + 1);
    String owner = name.substring(0, Math.max(0, dot));
    Class<?> known = file.types().load(owner);
    if (known == null) {
      int before = owner.lastIndexOf('.');
      List<String> there =
          ClassNames.of(file.types().loader(), owner.substring(0, Math.max(0, before)));
      String hint = Nearest.hint(owner.substring(before + 1), there);
      add(
          imported.line(),
          null,
          "unknown class " + owner + " of function " + function,
          hint,
          owner);
      return;
    }
    List<String> functions =
        Arrays.stream(known.getMethods())
            .filter(each -> Modifier.isStatic(each.getModifiers()))
            .map(Method::getName)
            .toList();
    if (!functions.contains(function) && !function.equals("*")) {
      String found = "no public static function " + function + " in " + owner;
      add(imported.line(), null, found, Nearest.hint(function, functions), name);
    }
  }

  private void rule(RuleDecl rule) {
    for (PatternDecl pattern : rule.patterns()) {
      if (file.types().load(pattern.type()) == null) {
        String hint = Nearest.hint(pattern.type(), file.types().imported().keySet());
        DrlText.Place place =
            text.find(pattern.type(), Math.max(rule.line(), pattern.line()), rule.endLine());
        int line = place.found() ? place.line() : pattern.line();
        boolean importFails = file.types().imported().containsValue(pattern.type());
        if (!importFails) {
          errors.add(
              error(
                  line,
                  place.column(),
                  rule.name(),
                  "unknown fact class " + pattern.type(),
                  orImport(hint)));
        }
      }
    }
    bindings(rule);
    for (String attribute : rule.attributes()) {
      String hint =
          attribute.equals("salience")
              ? "remove it: the order of thought is computed from what the rules conclude and negate"
              : "remove it: rules carry no attributes";
      add(rule.line(), rule, "attribute " + attribute, hint, attribute);
    }
    if (rule.conclusion().fault() != null) {
      String hint =
          "allowed is one of `insert( new Fact( … ) );`, `insert( Fact.of( … ) );`, `intents.emit( … );`, `intents.ask( … );`";
      errors.add(
          error(
              rule.consequenceLine(),
              0,
              rule.name(),
              "its consequence is " + rule.conclusion().fault(),
              hint));
    }
  }

  /**
   * A binding that reads a variable compiles if the variable is of another pattern, but fails when
   * its value is used.
   */
  private void bindings(RuleDecl rule) {
    for (PatternDecl pattern : rule.patterns()) {
      Collection<String> own = new TreeSet<>();
      for (String constraint : pattern.constraints()) {
        Matcher bound = BINDING.matcher(constraint);
        if (!bound.matches()) {
          continue;
        }
        own.add(bound.group(1));
        Matcher read = VARIABLE.matcher(bound.group(2));
        while (read.find()) {
          if (!own.contains(read.group())) {
            String found =
                bound.group(1)
                    + " is bound to a value that needs "
                    + read.group()
                    + " of another pattern";
            String hint =
                "a binding may read its own pattern only; use the value in a constraint or conclude a fact with it";
            add(Math.max(rule.line(), pattern.line()), rule, found, hint, bound.group(1));
            break;
          }
        }
      }
    }
  }

  private static String orImport(String hint) {
    return hint.isEmpty() ? "import it" : hint.startsWith("did") ? hint : "import it, " + hint;
  }

  private void add(int line, @Nullable RuleDecl rule, String found, String hint, String word) {
    DrlText.Place place = text.find(word, line, rule == null ? line : rule.endLine());
    int at = place.found() ? place.line() : line;
    errors.add(error(at, place.column(), rule == null ? null : rule.name(), found, hint));
  }

  private RuleError error(int line, int column, @Nullable String rule, String found, String hint) {
    return new RuleError(file.path(), line, column, rule, found, hint);
  }
}
