// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/**
 * Brings the rule compiler's complaints, which speak of generated code or of no line at all, back
 * to the lines of the rule file.
 */
final class CompileErrors {

  private static final Pattern FIELD =
      Pattern.compile("Unknown field (\\w+) on class (?:class |interface )?([\\w.$]+)");
  private static final Pattern METHOD =
      Pattern.compile("The method (\\w+)\\([^)]*\\) is undefined for the type ([\\w.$]+)");
  private static final Pattern CALL =
      Pattern.compile("Method (\\w+) on (?:class )?([\\w.$]+) with arguments .* is missing");
  private static final Pattern NAME = Pattern.compile("(?<![\\w$])([\\w$]+) cannot be resolved");
  private static final Pattern CLASS = Pattern.compile("Unable to find class: ([\\w.]+)");
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "(?:Unable to parse left part of expression: |Unable to Analyse Expression )(.+?):?$");
  private static final Pattern ANY =
      Pattern.compile("(?:[Tt]he (?:method|constructor|type|field) |'|\")([\\w$]+)");

  /** Complaints that only follow from others. */
  private static final Pattern FOLLOWS =
      Pattern.compile("indirectly referenced|The hierarchy of the type");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]+\"");
  private static final Pattern SOURCE =
      Pattern.compile("Java source of (\\S+) in error:\\s*\\n(.*)", Pattern.DOTALL);
  private static final Pattern RULE_NAMES = Pattern.compile("addRuleNames\\(\"([^\"]+)\"");

  private final RuleFile file;
  private final DrlText text;
  private final Map<String, String> generated = new TreeMap<>();
  private final List<RuleError> errors = new ArrayList<>();

  private CompileErrors(RuleFile file) {
    this.file = file;
    this.text = new DrlText(file.source().text());
  }

  /**
   * Words the faults of one file.
   *
   * @param thrown what the compiler threw instead of reporting, or null
   * @param throwsToo whether the compiler throws on a text
   */
  static List<RuleError> of(
      RuleFile file,
      List<Message> messages,
      @Nullable RuntimeException thrown,
      Predicate<RuleSource> throwsToo) {
    var errors = new CompileErrors(file);
    if (thrown != null) {
      errors.thrown(thrown, throwsToo);
    }
    for (Message message : messages) {
      Matcher source = SOURCE.matcher(String.valueOf(message.getText()));
      if (source.find()) {
        errors.generated.put(source.group(1), source.group(2));
      }
    }
    for (Message message : messages) {
      if (message.getLevel() == Message.Level.ERROR && !SOURCE.matcher(message.getText()).find()) {
        errors.message(message);
      }
    }
    List<RuleError> direct =
        errors.errors.stream()
            .filter(error -> !FOLLOWS.matcher(error.found()).find())
            .distinct()
            .toList();
    return direct.isEmpty() ? errors.errors : direct;
  }

  private void thrown(RuntimeException thrown, Predicate<RuleSource> throwsToo) {
    RuleDecl culprit = null;
    for (RuleDecl rule : file.rules()) {
      if (culprit == null && throwsToo.test(only(rule))) {
        culprit = rule;
      }
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String found = "the rule compiler failed on it with " + root;
    Matcher quoted = QUOTED.matcher(String.valueOf(root.getMessage()));
    DrlText.Place place =
        culprit != null && quoted.find()
            ? text.findText(quoted.group(), culprit.line() + 1, culprit.endLine())
            : DrlText.Place.NONE;
    int line = place.found() || culprit == null ? place.line() : culprit.line();
    String hint = root instanceof NumberFormatException ? "a number is compared with a text" : "";
    String name = culprit == null ? null : culprit.name();
    errors.add(new RuleError(file.path(), line, place.column(), name, found, hint));
  }

  /** The file with all other rules blanked, line numbers kept. */
  private RuleSource only(RuleDecl kept) {
    List<String> lines = file.source().text().lines().toList();
    String rest =
        IntStream.rangeClosed(1, lines.size())
            .mapToObj(line -> belongsToOther(line, kept) ? "" : lines.get(line - 1))
            .collect(Collectors.joining("\n"));
    return new RuleSource(file.path(), rest, file.source().edited());
  }

  private boolean belongsToOther(int line, RuleDecl kept) {
    return file.rules().stream()
        .anyMatch(rule -> !rule.equals(kept) && line >= rule.line() && line <= rule.endLine());
  }

  private void message(Message message) {
    String found = String.valueOf(message.getText()).lines().findFirst().orElse("").strip();
    if (found.startsWith("Parser returned")) {
      return;
    }
    Matcher expression = EXPRESSION.matcher(found);
    if (expression.find()) {
      errors.add(new ExpressionError(file, text).of(expression.group(1)));
      return;
    }
    String code = generated.get(message.getPath());
    RuleDecl rule = code == null ? ruleAt(message.getLine()) : ruleOf(code, message.getLine());
    String word = word(found);
    DrlText.Place place = word == null ? DrlText.Place.NONE : find(word, rule);
    int line = place.found() ? place.line() : lineOf(message, code, rule);
    RuleDecl named = rule != null ? rule : ruleAt(line);
    errors.add(
        new RuleError(
            file.path(),
            line,
            place.column(),
            named == null ? null : named.name(),
            worded(found),
            hint(found, named)));
  }

  private static int lineOf(Message message, @Nullable String code, @Nullable RuleDecl rule) {
    if (rule == null) {
      return code == null ? Math.max(0, message.getLine()) : 0;
    }
    return code != null && code.contains("enum LambdaConsequence")
        ? rule.consequenceLine() + 1
        : rule.line();
  }

  private static String worded(String found) {
    Matcher field = FIELD.matcher(found);
    if (field.find()) {
      return "no field " + field.group(1) + " in " + field.group(2);
    }
    Matcher method = METHOD.matcher(found);
    if (method.find()) {
      String owner = method.group(2);
      return owner.startsWith("Lambda")
          ? "no function " + method.group(1) + " is imported"
          : "no method " + method.group(1) + " in " + owner;
    }
    Matcher call = CALL.matcher(found);
    if (call.find()) {
      return "no method or imported function " + call.group(1) + " for " + call.group(2);
    }
    Matcher type = CLASS.matcher(found);
    return type.find() ? "unknown class " + type.group(1) : found;
  }

  private String hint(String found, @Nullable RuleDecl rule) {
    Matcher field = FIELD.matcher(found);
    if (field.find()) {
      return Nearest.hint(
          field.group(1), ExpressionError.fields(file.types().load(field.group(2))));
    }
    Matcher method = METHOD.matcher(found);
    if (method.find()) {
      boolean function = method.group(2).startsWith("Lambda");
      return Nearest.hint(
          method.group(1),
          function
              ? functions()
              : methods(file.types().load(file.types().qualify(method.group(2)))));
    }
    Matcher call = CALL.matcher(found);
    if (call.find()) {
      return Nearest.hint(call.group(1), functions());
    }
    Matcher name = NAME.matcher(found);
    if (name.find() && rule != null) {
      return Nearest.hint(
          name.group(1),
          name.group(1).startsWith("$")
              ? ExpressionError.bindings(file, rule)
              : file.types().imported().keySet());
    }
    return "";
  }

  private Collection<String> functions() {
    return file.functions().stream()
        .map(each -> each.name().substring(each.name().lastIndexOf('.') + 1))
        .toList();
  }

  private static Collection<String> methods(@Nullable Class<?> type) {
    return type == null
        ? List.of()
        : Arrays.stream(type.getMethods())
            .filter(each -> each.getDeclaringClass() != Object.class)
            .map(Method::getName)
            .toList();
  }

  private static @Nullable String word(String found) {
    for (Pattern pattern : List.of(FIELD, METHOD, CALL, CLASS, NAME, ANY)) {
      Matcher matcher = pattern.matcher(found);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return null;
  }

  private DrlText.Place find(String word, @Nullable RuleDecl rule) {
    if (rule != null) {
      return text.find(word, rule.line() + 1, rule.endLine());
    }
    for (RuleDecl each : file.rules()) {
      DrlText.Place place = text.find(word, each.line() + 1, each.endLine());
      if (place.found()) {
        return place;
      }
    }
    return DrlText.Place.NONE;
  }

  private @Nullable RuleDecl ruleAt(int line) {
    return file.rules().stream()
        .filter(rule -> line >= rule.line() && line <= rule.endLine())
        .findFirst()
        .orElse(null);
  }

  /**
   * The rule that a generated class belongs to: named in it, or with a consequence that contains
   * the faulty line.
   */
  private @Nullable RuleDecl ruleOf(String code, int line) {
    Matcher named = RULE_NAMES.matcher(code);
    if (named.find()) {
      String name = named.group(1);
      return file.rules().stream()
          .filter(rule -> rule.name().equals(name))
          .findFirst()
          .orElse(null);
    }
    List<String> lines = code.lines().toList();
    String faulty = line >= 1 && line <= lines.size() ? squeezed(lines.get(line - 1)) : "";
    return file.rules().stream()
        .filter(
            rule ->
                faulty.length() > 3
                    && squeezed(rule.consequence()).contains(faulty.replaceFirst("^drools\\.", "")))
        .findFirst()
        .orElse(null);
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
