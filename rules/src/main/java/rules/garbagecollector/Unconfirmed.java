// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.scope.WakeTarget;
import org.jspecify.annotations.Nullable;

/** An owner that the cache does not know, or not as the dependent refers to it. */
public final class Unconfirmed implements WakeTarget {

  @Override
  public boolean wakes(ClusterObject changed, @Nullable ClusterObject target) {
    return target == null || new Dependent(changed, target.getUid()).isMismatched(target);
  }
}
