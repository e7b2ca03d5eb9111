// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.ReplicaSet;

/** A ReplicaSet that the Deployment controls and selects, new or old. */
public interface OwnedReplicaSet {

  /** The ReplicaSet. */
  ReplicaSet getReplicaSet();

  /** Replicas that it wants. */
  default int getSize() {
    return getReplicaSet().getReplicas();
  }

  /** Whether it wants any replica. */
  default boolean isActive() {
    return getSize() > 0;
  }

  /** Its uid. */
  default String getUid() {
    return getReplicaSet().getUid();
  }
}
