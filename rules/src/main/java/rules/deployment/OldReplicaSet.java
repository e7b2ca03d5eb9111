// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.ReplicaSet;

/** A ReplicaSet of a former template, or a second one of the current template. */
public final class OldReplicaSet implements OwnedReplicaSet {
  private final ReplicaSet replicaSet;

  /** This ReplicaSet. */
  public OldReplicaSet(ReplicaSet replicaSet) {
    this.replicaSet = replicaSet;
  }

  @Override
  public ReplicaSet getReplicaSet() {
    return replicaSet;
  }

  /** Replicas that its status counts. */
  public int getObservedReplicas() {
    return replicaSet.getStatusReplicas();
  }

  /** Whether it neither wants nor has pods, and its controller has seen that it wants none. */
  public boolean isIdle() {
    return !isActive()
        && getObservedReplicas() == 0
        && replicaSet.getGeneration() <= replicaSet.getObservedGeneration();
  }
}
