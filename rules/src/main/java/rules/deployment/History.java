// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;

/**
 * Which old ReplicaSets are beyond the history limit.
 *
 * @source deployment-controller.md 3.8, Kubernetes 1.37
 */
public final class History {
  private static final Comparator<ReplicaSet> BY_REVISION =
      Comparator.comparing((ReplicaSet rs) -> RevisionMath.revision(rs.getAnnotations()).orElse(0))
          .thenComparing(OwnedReplicaSets.BY_AGE);

  private History() {}

  /**
   * Whether this ReplicaSet is among the oldest beyond the limit.
   *
   * <p>The oldest are those of the lowest revisions. Where a revision is no number, none counts,
   * only age.
   */
  public static boolean isSurplus(Deployment deployment, OwnedReplicaSets sets, OldReplicaSet old) {
    Integer limit = deployment.getRevisionHistoryLimit();
    if (limit == null || limit == Integer.MAX_VALUE) {
      return false;
    }
    List<ReplicaSet> kept = sets.getOld().stream().filter(rs -> !rs.isDeleting()).toList();
    boolean numbered =
        kept.stream().allMatch(rs -> RevisionMath.revision(rs.getAnnotations()).isPresent());
    return kept.stream()
        .sorted(numbered ? BY_REVISION : OwnedReplicaSets.BY_AGE)
        .limit(Math.max(0, kept.size() - limit))
        .anyMatch(rs -> rs.getUid().equals(old.getUid()));
  }
}
