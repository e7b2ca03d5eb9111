// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.ReplicaSet;
import facts.meta.ClusterObject;

/** The ReplicaSet that has the Deployment's template. */
public final class NewReplicaSet implements OwnedReplicaSet {
  private final ReplicaSet replicaSet;
  private final boolean created;

  private NewReplicaSet(ReplicaSet replicaSet, boolean created) {
    this.replicaSet = replicaSet;
    this.created = created;
  }

  /** One that was there before. */
  public static NewReplicaSet found(ClusterObject replicaSet) {
    return new NewReplicaSet((ReplicaSet) replicaSet, false);
  }

  /** One that this sync has created. */
  public static NewReplicaSet created(ClusterObject replicaSet) {
    return new NewReplicaSet((ReplicaSet) replicaSet, true);
  }

  @Override
  public ReplicaSet getReplicaSet() {
    return replicaSet;
  }

  /** Whether this sync has created it. */
  public boolean isCreated() {
    return created;
  }
}
