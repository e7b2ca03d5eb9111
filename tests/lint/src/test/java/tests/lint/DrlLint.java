// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import engine.rulebase.RuleDecl;
import engine.rulebase.RuleErrors;
import engine.rulebase.RuleFile;
import engine.rulebase.RuleSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks rule files against docs/STYLE.md, DRL. Each finding begins with file and line. */
final class DrlLint {

  private static final int MOST_LINES = 200;
  private static final int MOST_RULES = 8;
  private static final List<String> REQUIRED = List.of("doc", "spec", "since", "upstream");
  private static final Set<String> UNWANTED = Set.of("or", "eval", "if", "do");
  private static final Pattern SPEC = Pattern.compile("^([\\w.-]+\\.md)( .+)?$");

  private final Tree tree;
  private final Scenarios scenarios;
  private final Set<String> specs;
  private final Map<String, RuleDecl> seen = new HashMap<>();
  private final List<String> findings = new ArrayList<>();

  private DrlLint(Tree tree) {
    this.tree = tree;
    this.scenarios = Scenarios.of(tree);
    this.specs =
        tree.files("docs/spec", ".md").stream()
            .map(path -> path.getFileName().toString())
            .collect(Collectors.toSet());
  }

  /** All findings over the rule files of a tree; empty when all is well. */
  static List<String> findings(Tree tree) {
    var lint = new DrlLint(tree);
    for (Path path : tree.files("rules", ".drl")) {
      lint.file(path);
    }
    return lint.findings;
  }

  private void file(Path path) {
    String name = tree.name(path);
    String text = tree.read(path);
    RuleFile file;
    try {
      file = RuleFile.parse(new RuleSource(name, text), DrlLint.class.getClassLoader());
    } catch (RuleErrors e) {
      e.errors().forEach(error -> findings.add(error.toString()));
      return;
    }
    file.faults().forEach(fault -> findings.add(fault.toString()));
    header(name, text);
    String folder = path.getParent().getFileName().toString();
    String chapter = path.getFileName().toString().replace(".drl", "");
    String want = "rules." + plain(folder) + "." + plain(chapter);
    if (!file.packageName().equals(want)) {
      add(
          name,
          lineOf(text, "package "),
          "the package is " + file.packageName() + "; must be " + want);
    }
    imports(name, file.imports());
    imports(name, file.functions());
    if (file.rules().size() > MOST_RULES) {
      add(
          name,
          file.rules().get(MOST_RULES).line(),
          file.rules().size() + " rules; at most " + MOST_RULES + " make a chapter");
    }
    file.rules().forEach(rule -> rule(rule, folder.equals("shared") ? chapter : folder));
  }

  private void header(String name, String text) {
    List<String> lines = text.lines().toList();
    if (!lines.get(0).startsWith("// SPDX-License-Identifier:")) {
      add(name, 1, "the first line is no licence line");
    }
    if (lines.stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> line.startsWith("/*"))
        .isEmpty()) {
      add(
          name,
          2,
          "no header comment; it says what the file decides, reads, concludes and emits, and by which spec");
    }
    if (lines.size() > MOST_LINES) {
      add(name, MOST_LINES + 1, lines.size() + " lines; at most " + MOST_LINES + " make a chapter");
    }
    int dialect = lineOf(text, "dialect ");
    if (dialect > 0) {
      add(name, dialect, "dialect is not used");
    }
  }

  private void imports(String name, List<RuleFile.Import> imports) {
    for (int i = 0; i < imports.size(); i++) {
      RuleFile.Import each = imports.get(i);
      if (each.name().endsWith("*")) {
        add(name, each.line(), "wildcard import " + each.name());
      }
      if (i > 0 && imports.get(i - 1).name().compareTo(each.name()) > 0) {
        add(
            name,
            each.line(),
            "imports are not sorted: "
                + each.name()
                + " stands after "
                + imports.get(i - 1).name());
      }
    }
  }

  private void rule(RuleDecl rule, String prefix) {
    if (!rule.name().matches(Pattern.quote(prefix) + "/[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      add(rule, "the name is no \"" + prefix + "/thought-in-kebab-case\"");
    }
    RuleDecl twin = seen.putIfAbsent(rule.name(), rule);
    if (twin != null) {
      add(rule, "the name is taken by " + twin.at());
    }
    for (String key : REQUIRED) {
      if (rule.metadata().getOrDefault(key, "").isBlank()) {
        add(rule, "no @" + key);
      }
    }
    spec(rule);
    rule.forms().stream()
        .filter(UNWANTED::contains)
        .sorted()
        .forEach(each -> add(rule, "`" + each + "` is not used; write two rules"));
    if (rule.consequence().contains("halt")) {
      add(rule, "`halt` is not used");
    }
    if (!scenarios.fires().contains(rule.name())) {
      add(rule, "no scenario has it under `fires`");
    }
    if (!scenarios.silent().contains(rule.name())) {
      add(rule, "no scenario has it under `silent`");
    }
  }

  private void spec(RuleDecl rule) {
    String spec = rule.metadata().getOrDefault("spec", "");
    Matcher row = SPEC.matcher(spec);
    if (!spec.isBlank() && !row.matches()) {
      add(rule, "@spec is \"" + spec + "\"; must be a file of docs/spec and a row");
    } else if (!spec.isBlank() && !specs.contains(row.group(1))) {
      add(rule, "@spec names " + row.group(1) + ", which docs/spec does not have");
    }
  }

  private void add(RuleDecl rule, String what) {
    findings.add(rule.at() + ": rule \"" + rule.name() + "\": " + what);
  }

  private void add(String file, int line, String what) {
    findings.add(file + ":" + line + ": " + what);
  }

  private static String plain(String name) {
    return name.replace("-", "");
  }

  private static int lineOf(String text, String start) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i + 1;
      }
    }
    return 0;
  }
}
