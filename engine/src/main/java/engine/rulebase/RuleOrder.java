// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The computed order of thought of one controller's rules.
 *
 * <p>A rule that negates or accumulates facts of a class belongs to a later stratum than every rule
 * that concludes such facts; a rule that merely matches them belongs to no earlier one. Rules of
 * one file that conclude a class and carry {@code not} of it are a decision list: they stand in
 * reading order, one stratum each. A rule's salience is its stratum, negated.
 *
 * @param strata the stratum of each rule by its name, from 0, in the order of the files
 * @param rules the rules in the order of the files
 */
public record RuleOrder(Map<String, Integer> strata, List<RuleDecl> rules) {

  /**
   * Orders the rules of one controller.
   *
   * @throws RuleErrors if a negation closes a cycle, or two rules share a name
   */
  public static RuleOrder of(List<RuleFile> files) {
    List<RuleDecl> rules = files.stream().flatMap(file -> file.rules().stream()).toList();
    refuseTwins(rules);
    int[][] edges = RuleGraph.edges(files, rules);
    refuseCycles(rules, edges);
    int[] level = new int[rules.size()];
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int a = 0; a < level.length; a++) {
        for (int b = 0; b < level.length; b++) {
          if (edges[a][b] >= 0 && level[b] < level[a] + edges[a][b]) {
            level[b] = level[a] + edges[a][b];
            changed = true;
          }
        }
      }
    }
    Map<String, Integer> strata = new LinkedHashMap<>();
    for (int i = 0; i < level.length; i++) {
      strata.put(rules.get(i).name(), level[i]);
    }
    return new RuleOrder(strata, rules);
  }

  /** Salience of a rule: the negated stratum. */
  public int salience(String rule) {
    return -strata.getOrDefault(rule, 0);
  }

  /** One line a rule, first stratum first: stratum, name, file and line, what it concludes. */
  public String describe() {
    var text = new StringBuilder();
    for (int stratum : new TreeSet<>(strata.values())) {
      for (RuleDecl rule : rules) {
        if (strata.getOrDefault(rule.name(), 0) == stratum) {
          String concludes = rule.concludes();
          text.append(
              "%3d  %-50s %s%s%n"
                  .formatted(
                      stratum,
                      rule.name(),
                      rule.at(),
                      concludes == null ? "" : "  concludes " + concludes));
        }
      }
    }
    return text.toString();
  }

  private static void refuseTwins(List<RuleDecl> rules) {
    Map<String, RuleDecl> seen = new LinkedHashMap<>();
    List<RuleError> errors = new ArrayList<>();
    for (RuleDecl rule : rules) {
      RuleDecl twin = seen.putIfAbsent(rule.name(), rule);
      if (twin != null) {
        errors.add(
            new RuleError(
                rule.file(),
                rule.line(),
                0,
                rule.name(),
                "the name is taken by " + twin.at(),
                "names are unique"));
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
  }

  private static void refuseCycles(List<RuleDecl> rules, int[][] edges) {
    boolean[][] reach = RuleGraph.reachable(edges);
    List<RuleError> errors = new ArrayList<>();
    for (int a = 0; a < edges.length; a++) {
      for (int b = 0; b < edges.length; b++) {
        if (edges[a][b] == 1 && reach[b][a]) {
          RuleDecl before = rules.get(a);
          RuleDecl after = rules.get(b);
          errors.add(
              new RuleError(
                  after.file(),
                  after.line(),
                  0,
                  after.name(),
                  "needs every "
                      + before.concludes()
                      + " of \""
                      + before.name()
                      + "\" ("
                      + before.at()
                      + "), which in turn "
                      + (edges[b][a] >= 0 ? "" : "over other rules ")
                      + "depends on what this rule concludes",
                  "break the cycle: no order of these two is right"));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
  }
}
