// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** An object that is being deleted. */
public final class Deleting implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    return after != null && after.isDeleting() ? Sides.NEW : Sides.NONE;
  }
}
