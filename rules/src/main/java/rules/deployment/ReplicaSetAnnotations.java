// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Annotations that a Deployment keeps on its ReplicaSets, and takes back from one at a rollback.
 *
 * @source deployment-controller.md 3.1, 3.6, 3.7, Kubernetes 1.37
 */
final class ReplicaSetAnnotations {
  static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  static final String MAX = "deployment.kubernetes.io/max-replicas";
  static final String ROLLBACK = "deprecated.deployment.rollback.to";

  private static final Set<String> NOT_COPIED =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          RevisionMath.REVISION,
          RevisionMath.HISTORY,
          DESIRED,
          MAX,
          ROLLBACK);

  private ReplicaSetAnnotations() {}

  /**
   * Annotations that a new ReplicaSet lacks or has with another value.
   *
   * @param deployment annotations of the Deployment
   * @param present annotations of the ReplicaSet; empty for one that does not exist yet
   * @param revision the revision that it should have at least
   * @return empty also when the revision that it has is no number: such a ReplicaSet is left alone
   */
  static Map<String, String> missing(
      Map<String, String> deployment, Map<String, String> present, long revision) {
    OptionalLong before = RevisionMath.revision(present);
    if (before.isEmpty()) {
      return Map.of();
    }
    Map<String, String> missing = new LinkedHashMap<>();
    deployment.forEach(
        (key, value) -> {
          if (!NOT_COPIED.contains(key) && !value.equals(present.get(key))) {
            missing.put(key, value);
          }
        });
    if (before.getAsLong() < revision) {
      missing.put(RevisionMath.REVISION, Long.toString(revision));
      String former = present.get(RevisionMath.REVISION);
      if (former != null) {
        String history = present.getOrDefault(RevisionMath.HISTORY, "");
        String longer = RevisionMath.withFormer(history, former, RevisionMath.HISTORY_LIMIT);
        if (!longer.equals(history)) {
          missing.put(RevisionMath.HISTORY, longer);
        }
      }
    }
    return missing;
  }

  /** How far a Deployment of this size may go, as it is noted on every ReplicaSet that is sized. */
  static Map<String, String> sizes(int desired, int surge) {
    return Map.of(DESIRED, Integer.toString(desired), MAX, Integer.toString(desired + surge));
  }

  /**
   * The annotations of a Deployment that is rolled back to a ReplicaSet: its own bookkeeping, the
   * other's rest.
   */
  static Map<String, String> rolledBack(
      Map<String, String> deployment, Map<String, String> replicaSet) {
    Map<String, String> result = new LinkedHashMap<>();
    deployment.forEach(
        (key, value) -> {
          if (NOT_COPIED.contains(key) && !key.equals(ROLLBACK)) {
            result.put(key, value);
          }
        });
    replicaSet.forEach(
        (key, value) -> {
          if (!NOT_COPIED.contains(key)) {
            result.put(key, value);
          }
        });
    return result;
  }

  /**
   * A count in an annotation: an unsigned decimal of 31 bits; empty when there is none or it is
   * something else.
   */
  static OptionalInt count(Map<String, String> annotations, String key) {
    String text = annotations.get(key);
    if (text == null || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    OptionalLong value = RevisionMath.number(text);
    return value.isPresent() && value.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) value.getAsLong())
        : OptionalInt.empty();
  }
}
