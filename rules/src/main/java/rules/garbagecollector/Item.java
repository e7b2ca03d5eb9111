// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Ref;

/** The object of the key, as the cache has it. */
public final class Item {
  private final ClusterObject object;

  /** The object of the key. */
  public Item(ClusterObject object) {
    this.object = object;
  }

  /** Its uid. */
  public String getUid() {
    return object.getUid();
  }

  /** Its kind. */
  public Kind getKind() {
    return object.kind();
  }

  /** A reference to it. */
  public Ref getRef() {
    return object.ref();
  }

  /** Where it is. */
  public Coordinates getCoordinates() {
    return Coordinates.of(object);
  }

  /** Whether it is being deleted and waits for its dependents. */
  public boolean isForeground() {
    return Finalizing.holds(object, Finalizing.FOREGROUND);
  }

  /** Whether it is being deleted and leaves its dependents behind. */
  public boolean isOrphaning() {
    return Finalizing.holds(object, Finalizing.ORPHAN);
  }

  /** Whether there is something to decide: it is not being deleted, or waits for its dependents. */
  public boolean isUndecided() {
    return !object.isDeleting() || isForeground();
  }
}
