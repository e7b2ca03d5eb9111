// SPDX-License-Identifier: Apache-2.0
package facts.derived;

import facts.meta.ClusterObject;

/**
 * An object without a controller that the claimant's selector matches and that is not being
 * deleted.
 */
public final class Orphan {
  private final ClusterObject object;

  /** An object to adopt. */
  public Orphan(ClusterObject object) {
    this.object = object;
  }

  /** The object. */
  public ClusterObject getObject() {
    return object;
  }

  /** Its uid. */
  public String getUid() {
    return object.getUid();
  }
}
