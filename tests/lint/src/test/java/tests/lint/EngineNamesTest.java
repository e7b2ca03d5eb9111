// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class EngineNamesTest {

  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]+)\"");

  @Test
  void theEngineKnowsNoControllerByName() {
    Tree tree = Tree.ofThisBuild();
    Set<String> names = controllers(tree);
    List<String> findings = new ArrayList<>();
    for (Path file : tree.files("engine/src/main", ".java")) {
      findings.addAll(findings(tree.name(file), tree.read(file), names));
    }
    assertThat(String.join("\n", findings)).isEmpty();
  }

  @Test
  void aNameIsFoundWithItsLine() {
    String code =
        "class A {\n  String a = \"web-controller\";\n  // web-controller in a comment is fine\n}\n";
    assertThat(findings("A.java", code, Set.of("web-controller")))
        .containsExactly("A.java:2: the controller name \"web-controller\"");
  }

  private static List<String> findings(String file, String text, Set<String> names) {
    List<String> findings = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher literal = LITERAL.matcher(lines.get(i));
      while (literal.find()) {
        if (names.contains(literal.group(1))) {
          findings.add(file + ":" + (i + 1) + ": the controller name \"" + literal.group(1) + "\"");
        }
      }
    }
    return findings;
  }

  /**
   * Names, aliases and folders of the controllers, without those that are also the name of a kind.
   */
  private static Set<String> controllers(Tree tree) {
    Set<String> names = new TreeSet<>();
    for (Path file : tree.files("rules", "controller.yaml")) {
      if (new Load(LoadSettings.builder().build()).loadFromString(tree.read(file))
          instanceof Map<?, ?> controller) {
        names.add(String.valueOf(controller.get("controller")));
        names.add(file.getParent().getFileName().toString());
        if (controller.get("aliases") instanceof List<?> aliases) {
          aliases.forEach(alias -> names.add(String.valueOf(alias)));
        }
      }
    }
    Set<String> kinds =
        tree.files("facts/src/main", ".java").stream()
            .map(
                path -> path.getFileName().toString().replace(".java", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    names.removeAll(kinds);
    return names;
  }
}
