// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;

/** The object of the key is not in the cache any more; its last state is at hand for a while. */
public final class Gone {
  private final ClusterObject last;

  /** What was last seen of it. */
  public Gone(ClusterObject last) {
    this.last = last;
  }

  /** The object as it was last seen. */
  public ClusterObject getLast() {
    return last;
  }

  /** Its uid. */
  public String getUid() {
    return last.getUid();
  }
}
