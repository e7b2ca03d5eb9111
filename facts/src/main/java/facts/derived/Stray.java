// SPDX-License-Identifier: Apache-2.0
package facts.derived;

import facts.meta.ClusterObject;

/** An object that the claimant controls although its selector does not match it any more. */
public final class Stray {
  private final ClusterObject object;

  /** An object to release. */
  public Stray(ClusterObject object) {
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
