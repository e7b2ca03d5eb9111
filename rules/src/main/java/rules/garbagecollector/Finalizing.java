// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import org.jspecify.annotations.Nullable;

/** What the server holds a deleted object for. */
final class Finalizing {
  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  private Finalizing() {}

  /** Whether the object is being deleted and this finalizer holds it. */
  static boolean holds(@Nullable ClusterObject object, String finalizer) {
    return object != null && object.isDeleting() && object.getFinalizers().contains(finalizer);
  }

  /** Whether it does now and did not before. */
  static boolean begins(
      @Nullable ClusterObject before, @Nullable ClusterObject after, String finalizer) {
    return holds(after, finalizer) && !holds(before, finalizer);
  }
}
