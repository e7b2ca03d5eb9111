// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is left of a resource after its objects were deleted. */
public final class Remainder {
  private static final long FINALIZER_ESTIMATE_SECONDS = 15;

  private final Turn turn;
  private final int count;
  private final Map<String, Integer> finalizers;
  private final long estimate;

  /** What the list after the deletion shows. */
  public Remainder(Turn turn, List<ClusterObject> items) {
    this.turn = turn;
    this.count = items.size();
    this.finalizers = new TreeMap<>();
    for (ClusterObject item : items) {
      item.getFinalizers().forEach(finalizer -> finalizers.merge(finalizer, 1, Integer::sum));
    }
    this.estimate = estimate(turn, count, !finalizers.isEmpty());
  }

  /** A resource that cannot be listed: nothing, as far as anybody can see. */
  public Remainder(Turn turn) {
    this.turn = turn;
    this.count = 0;
    this.finalizers = Map.of();
    this.estimate = turn.getEstimate();
  }

  private static long estimate(Turn turn, int count, boolean held) {
    if (count == 0) {
      return 0;
    }
    return turn.getEstimate() != 0 || !held ? turn.getEstimate() : FINALIZER_ESTIMATE_SECONDS;
  }

  /** The resource. */
  public Kind getKind() {
    return turn.getKind();
  }

  /** Whether these are the pods. */
  public boolean isPods() {
    return turn.isPods();
  }

  /** How many objects are left. */
  public int getCount() {
    return count;
  }

  /** How many of them each finalizer holds, by its name. */
  public Map<String, Integer> getFinalizers() {
    return finalizers;
  }

  /** How long they may take to go; 0 when nothing is left or nothing explains it. @unit seconds */
  public long getEstimate() {
    return estimate;
  }

  /** Whether objects are left that neither finalizers nor grace periods hold. */
  public boolean isUnexpected() {
    return count > 0 && estimate == 0;
  }

  /** The error text for unexpected objects. */
  public String getUnexpectedText() {
    return "unexpected items still remain in namespace: "
        + turn.getNamespace()
        + " for gvr: "
        + Verbs.resource(turn.getKind());
  }
}
