// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The share that each active ReplicaSet gets when a Deployment is scaled in the middle of a
 * rollout.
 */
public final class Proportions {
  private static final Comparator<ReplicaSet> BY_SIZE =
      Comparator.comparing(ReplicaSet::getReplicas).reversed();

  private final Map<String, Integer> sizes;

  private Proportions(Map<String, Integer> sizes) {
    this.sizes = sizes;
  }

  /**
   * Shares out what the Deployment may have now; larger ones first, then newer ones to grow, older
   * ones to shrink.
   */
  public static Proportions of(Deployment deployment, OwnedReplicaSets sets) {
    int desired = deployment.getReplicas();
    int allowed = desired > 0 ? desired + Rollout.surge(deployment) : 0;
    List<ReplicaSet> active = new ArrayList<>(sets.getActive());
    int total = active.stream().mapToInt(ReplicaSet::getReplicas).sum();
    Comparator<ReplicaSet> byAge = OwnedReplicaSets.BY_AGE;
    active.sort(BY_SIZE.thenComparing(allowed > total ? byAge.reversed() : byAge));
    List<Integer> fractions = active.stream().map(rs -> fraction(deployment, rs)).toList();
    List<Integer> result =
        RolloutMath.proportional(
            allowed, active.stream().map(ReplicaSet::getReplicas).toList(), fractions);
    Map<String, Integer> byUid = new HashMap<>();
    for (int i = 0; i < active.size(); i++) {
      byUid.put(active.get(i).getUid(), result.get(i));
    }
    return new Proportions(byUid);
  }

  /**
   * Whether this ReplicaSet has a share and is not yet sized to it, or notes another size of the
   * Deployment.
   */
  public boolean changes(Deployment deployment, OwnedReplicaSet owned) {
    return sizes.containsKey(owned.getUid())
        && (sizeOf(owned) != owned.getSize()
            || !Scaling.isNoted(deployment, owned.getReplicaSet()));
  }

  /** Size of this ReplicaSet's share. */
  public int sizeOf(OwnedReplicaSet owned) {
    return sizes.getOrDefault(owned.getUid(), owned.getSize());
  }

  private static int fraction(Deployment deployment, ReplicaSet rs) {
    int noted =
        ReplicaSetAnnotations.count(rs.getAnnotations(), ReplicaSetAnnotations.MAX).orElse(0);
    int before = noted == 0 ? deployment.getStatusReplicas() : noted;
    int desired = deployment.getReplicas();
    return RolloutMath.fraction(
        rs.getReplicas(), desired, desired + Rollout.surge(deployment), before);
  }
}
