// SPDX-License-Identifier: Apache-2.0
package rules.replicaset;

import facts.apps.ReplicaSet;
import facts.derived.PodCounts;

/** How many pods one sync creates or deletes. */
public final class Scaling {

  private Scaling() {}

  /**
   * Pods to create now.
   *
   * @param burst most of them
   * @return 0 when there are enough
   * @unit pods
   * @source replicaset-controller.md R5, Kubernetes 1.37
   */
  public static int missing(ReplicaSet rs, PodCounts pods, long burst) {
    return (int) Math.max(0, Math.min(burst, (long) rs.getReplicas() - pods.getActive()));
  }

  /**
   * Pods to delete now.
   *
   * @param burst most of them
   * @return 0 when there are not too many
   * @unit pods
   * @source replicaset-controller.md R6, Kubernetes 1.37
   */
  public static int surplus(ReplicaSet rs, PodCounts pods, long burst) {
    return (int) Math.max(0, Math.min(burst, (long) pods.getActive() - rs.getReplicas()));
  }
}
