// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Which rules the scenarios of a tree speak about.
 *
 * @param fires rules that some scenario expects to fire
 * @param silent rules that some scenario expects to be silent
 */
record Scenarios(Set<String> fires, Set<String> silent) {

  static Scenarios of(Tree tree) {
    Set<String> fires = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (Path file : tree.files("rules", ".yaml")) {
      if (tree.name(file).contains("/scenarios/")) {
        for (Object document :
            new Load(LoadSettings.builder().build()).loadAllFromString(tree.read(file))) {
          if (document instanceof Map<?, ?> scenario) {
            collect(scenario.get("fires"), fires);
            collect(scenario.get("silent"), silent);
          }
        }
      }
    }
    return new Scenarios(fires, silent);
  }

  private static void collect(@Nullable Object map, Set<String> into) {
    if (map instanceof Map<?, ?> rules) {
      rules.keySet().forEach(rule -> into.add(String.valueOf(rule)));
    }
  }
}
