// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** An object begins to be deleted in the foreground; orphaning its dependents goes first. */
public final class ForegroundBegins implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    boolean begins =
        Finalizing.begins(before, after, Finalizing.FOREGROUND)
            && !Finalizing.begins(before, after, Finalizing.ORPHAN);
    return begins ? Sides.NEW : Sides.NONE;
  }
}
