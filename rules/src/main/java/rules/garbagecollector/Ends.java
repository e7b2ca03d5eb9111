// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** An object is gone, or begins to be deleted in the foreground: its dependents must know. */
public final class Ends implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    return after == null ? Sides.OLD : new ForegroundBegins().judge(before, after);
  }
}
