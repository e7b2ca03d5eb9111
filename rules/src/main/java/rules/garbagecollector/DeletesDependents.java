// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.scope.WakeTarget;
import org.jspecify.annotations.Nullable;

/** An owner that is being deleted in the foreground. */
public final class DeletesDependents implements WakeTarget {

  @Override
  public boolean wakes(ClusterObject changed, @Nullable ClusterObject target) {
    return Finalizing.holds(target, Finalizing.FOREGROUND);
  }
}
