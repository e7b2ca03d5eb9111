// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** An object begins to be deleted without its dependents. */
public final class OrphanBegins implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    return Finalizing.begins(before, after, Finalizing.ORPHAN) ? Sides.NEW : Sides.NONE;
  }
}
