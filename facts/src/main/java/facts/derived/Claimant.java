// SPDX-License-Identifier: Apache-2.0
package facts.derived;

import facts.meta.ClusterObject;

/** The object of the key in its role as the owner of others. */
public final class Claimant {
  private final ClusterObject owner;
  private final boolean settled;

  /**
   * An owner and how far it has got.
   *
   * @param owner the owner
   * @param settled whether there is nothing left to adopt or release
   */
  public Claimant(ClusterObject owner, boolean settled) {
    this.owner = owner;
    this.settled = settled;
  }

  /** The owner. */
  public ClusterObject getOwner() {
    return owner;
  }

  /** Uid of the owner. */
  public String getUid() {
    return owner.getUid();
  }

  /** Whether the owner is being deleted; it neither adopts nor releases then. */
  public boolean isDeleting() {
    return owner.isDeleting();
  }

  /** Whether there is nothing left to adopt or release, or the owner is being deleted. */
  public boolean isSettled() {
    return settled || owner.isDeleting();
  }
}
