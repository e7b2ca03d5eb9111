// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.core.Namespace;
import facts.meta.ClusterObject;
import org.jspecify.annotations.Nullable;

/** Where a namespace that is being deleted stands. */
public final class Phases {
  private Phases() {}

  /** Whether the namespace is being deleted and its phase does not say so yet. */
  public static boolean awaitsPhase(@Nullable ClusterObject object) {
    return object instanceof Namespace namespace
        && namespace.isDeleting()
        && !namespace.getPhase().equals("Terminating");
  }

  /** Whether the namespace is being deleted and a finalizer of its spec holds it. */
  public static boolean holdsContent(@Nullable ClusterObject object) {
    return object instanceof Namespace namespace
        && namespace.isDeleting()
        && !namespace.getSpecFinalizers().isEmpty();
  }
}
