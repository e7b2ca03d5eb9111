// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.meta.IntOrPercent;
import java.util.OptionalInt;

/**
 * What a Deployment's strategy allows.
 *
 * @unit replicas
 * @source deployment-controller.md 3.1-3.5, Kubernetes 1.37
 */
public final class Rollout {
  private static final String ROLLING_UPDATE = "RollingUpdate";
  private static final String RECREATE = "Recreate";

  private Rollout() {}

  /** Whether it rolls over or recreates. */
  public static boolean isKnownStrategy(Deployment deployment) {
    return isRolling(deployment) || deployment.getStrategy().equals(RECREATE);
  }

  /** Replicas that may be there beyond the wanted ones. */
  public static int surge(Deployment deployment) {
    IntOrPercent most = deployment.getMaxSurge();
    return isRolling(deployment) && most != null ? most.of(deployment.getReplicas(), true) : 0;
  }

  /** Replicas that may be missing. */
  public static int unavailable(Deployment deployment) {
    if (!isRolling(deployment)) {
      return 0;
    }
    int desired = deployment.getReplicas();
    IntOrPercent most = deployment.getMaxUnavailable();
    return RolloutMath.unavailable(
        desired, most == null ? 0 : most.of(desired, false), surge(deployment));
  }

  /** Size that the new ReplicaSet gets in a rolling update. */
  public static int rollingSize(
      Deployment deployment, OwnedReplicaSets sets, NewReplicaSet current) {
    return sizeFrom(deployment, sets, current.getSize());
  }

  /** Size with which a new ReplicaSet begins. */
  static int firstSize(Deployment deployment, OwnedReplicaSets sets) {
    return isRolling(deployment) ? sizeFrom(deployment, sets, 0) : deployment.getReplicas();
  }

  /** Whether an active ReplicaSet was sized for another size of the Deployment. */
  public static boolean isResized(Deployment deployment, OwnedReplicaSets sets) {
    return sets.getActive().stream()
        .map(Rollout::sizedFor)
        .anyMatch(size -> size.isPresent() && size.getAsInt() != deployment.getReplicas());
  }

  /** Whether the new ReplicaSet has all the pods of the Deployment, available. */
  public static boolean isSaturated(Deployment deployment, NewReplicaSet current) {
    ReplicaSet rs = current.getReplicaSet();
    int desired = deployment.getReplicas();
    return rs.getReplicas() == desired
        && sizedFor(rs).equals(OptionalInt.of(desired))
        && rs.getAvailableReplicas() == desired;
  }

  /** Whether the status, as it was last written, says that the rollout is over. */
  public static boolean isComplete(Deployment deployment) {
    int desired = deployment.getReplicas();
    return deployment.getUpdatedReplicas() == desired
        && deployment.getStatusReplicas() == desired
        && deployment.getAvailableReplicas() == desired
        && deployment.getObservedGeneration() >= deployment.getGeneration();
  }

  static boolean isRolling(Deployment deployment) {
    return deployment.getStrategy().equals(ROLLING_UPDATE);
  }

  private static int sizeFrom(Deployment deployment, OwnedReplicaSets sets, int size) {
    return RolloutMath.newSize(
        deployment.getReplicas(), surge(deployment), sets.getOldSize() + size, size);
  }

  private static OptionalInt sizedFor(ReplicaSet rs) {
    return ReplicaSetAnnotations.count(rs.getAnnotations(), ReplicaSetAnnotations.DESIRED);
  }
}
