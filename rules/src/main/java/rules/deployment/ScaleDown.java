// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many replicas each old ReplicaSet gives up in this step of a rolling update. */
public final class ScaleDown {
  private final Map<String, Integer> unhealthy;
  private final Map<String, Integer> replaced;

  private ScaleDown(Map<String, Integer> unhealthy, Map<String, Integer> replaced) {
    this.unhealthy = unhealthy;
    this.replaced = replaced;
  }

  /**
   * Plans the step: unhealthy replicas first, then as many as others make up for.
   *
   * <p>While an old ReplicaSet shows more available replicas than it wants, its last step has not
   * been seen through and nothing is given up.
   */
  public static ScaleDown of(Deployment deployment, OwnedReplicaSets sets, NewReplicaSet current) {
    List<ReplicaSet> old = sets.getOld().stream().filter(rs -> rs.getReplicas() > 0).toList();
    int minAvailable = deployment.getReplicas() - Rollout.unavailable(deployment);
    int newAvailable = current.getReplicaSet().getAvailableReplicas();
    int total = sets.getOldSize() + current.getSize();
    int room = RolloutMath.roomToShrink(total, minAvailable, current.getSize(), newAvailable);
    boolean moving = old.stream().anyMatch(rs -> rs.getAvailableReplicas() > rs.getReplicas());
    if (old.isEmpty() || room == 0 || moving) {
      return new ScaleDown(Map.of(), Map.of());
    }
    List<Integer> sizes = old.stream().map(ReplicaSet::getReplicas).toList();
    List<Integer> available = old.stream().map(ReplicaSet::getAvailableReplicas).toList();
    List<Integer> unhealthy = RolloutMath.unhealthyCuts(room, sizes, available);
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      left.add(sizes.get(i) - unhealthy.get(i));
    }
    int quota = newAvailable + available.stream().mapToInt(Integer::intValue).sum() - minAvailable;
    return new ScaleDown(byUid(old, unhealthy), byUid(old, RolloutMath.cuts(quota, left)));
  }

  /** Whether no ReplicaSet gives up anything. */
  public boolean isNothing() {
    return unhealthy.isEmpty() && replaced.isEmpty();
  }

  /** Replicas that it gives up because they are not available. */
  public int unhealthyCut(OldReplicaSet old) {
    return unhealthy.getOrDefault(old.getUid(), 0);
  }

  /** Replicas that it gives up because others make up for them. */
  public int replacedCut(OldReplicaSet old) {
    return replaced.getOrDefault(old.getUid(), 0);
  }

  /** Its size without its unhealthy replicas. */
  public int healthySize(OldReplicaSet old) {
    return old.getSize() - unhealthyCut(old);
  }

  /** Its size after the step. */
  public int sizeOf(OldReplicaSet old) {
    return healthySize(old) - replacedCut(old);
  }

  private static Map<String, Integer> byUid(List<ReplicaSet> sets, List<Integer> cuts) {
    Map<String, Integer> result = new HashMap<>();
    for (int i = 0; i < cuts.size(); i++) {
      if (cuts.get(i) > 0) {
        result.put(sets.get(i).getUid(), cuts.get(i));
      }
    }
    return result;
  }
}
