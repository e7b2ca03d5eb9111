// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import engine.rulebase.PatternDecl.Use;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rule must not run after which: the edges that the order of thought is computed from. */
final class RuleGraph {

  private static final int NONE = -1;
  private static final int NOT_AFTER = 0;
  private static final int BEFORE = 1;

  private final TypeNames types;

  private RuleGraph(TypeNames types) {
    this.types = types;
  }

  /** For each pair (a, b): -1 none, 0 b not in an earlier stratum than a, 1 b in a later one. */
  static int[][] edges(List<RuleFile> files, List<RuleDecl> rules) {
    int[][] edges = new int[rules.size()][rules.size()];
    if (files.isEmpty()) {
      return edges;
    }
    var graph = new RuleGraph(files.get(0).types());
    for (int a = 0; a < edges.length; a++) {
      Arrays.fill(edges[a], NONE);
      for (int b = 0; b < edges.length; b++) {
        if (a != b) {
          edges[a][b] = graph.edge(rules.get(a), rules.get(b), a < b);
        }
      }
    }
    return edges;
  }

  private int edge(RuleDecl before, RuleDecl after, boolean reading) {
    String concluded = before.concludes();
    int edge = NONE;
    if (concluded == null) {
      return edge;
    }
    for (PatternDecl pattern : after.patterns()) {
      if (!mayMatch(pattern.type(), concluded, before.conclusion().exact())) {
        continue;
      }
      if (!pattern.use().needsAll()) {
        edge = Math.max(edge, NOT_AFTER);
      } else if (!sameList(before, after, pattern) || reading) {
        edge = BEFORE;
      }
    }
    return edge;
  }

  /**
   * Whether both rules decide by the same list: one file, one concluded class, each with {@code
   * not} of it.
   */
  private boolean sameList(RuleDecl one, RuleDecl other, PatternDecl negated) {
    return one.file().equals(other.file())
        && negated.use() == Use.NEGATED
        && one.concludes() != null
        && one.concludes().equals(other.concludes())
        && one.patterns().stream()
            .anyMatch(
                each ->
                    each.use() == Use.NEGATED
                        && mayMatch(each.type(), one.concludes(), one.conclusion().exact()));
  }

  private boolean mayMatch(String read, @Nullable String concluded, boolean exact) {
    if (read.equals(concluded)) {
      return true;
    }
    Class<?> reads = types.load(read);
    Class<?> given = concluded == null ? null : types.load(concluded);
    return reads != null
        && given != null
        && (reads.isAssignableFrom(given) || (!exact && given.isAssignableFrom(reads)));
  }

  /** Transitive closure over all edges. */
  static boolean[][] reachable(int[][] edges) {
    int n = edges.length;
    boolean[][] reach = new boolean[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        reach[a][b] = edges[a][b] != NONE;
      }
    }
    for (int via = 0; via < n; via++) {
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n && reach[a][via]; b++) {
          reach[a][b] |= reach[via][b];
        }
      }
    }
    return reach;
  }
}
