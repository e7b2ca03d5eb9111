// SPDX-License-Identifier: Apache-2.0
package rules.toys;

import facts.meta.ClusterObject;
import facts.scope.WakeTarget;
import org.jspecify.annotations.Nullable;

/** Wakes keys whose object does not have the label {@code quiet}. */
public final class UnlessQuiet implements WakeTarget {

  @Override
  public boolean wakes(ClusterObject changed, @Nullable ClusterObject target) {
    return target == null || !target.getLabels().containsKey("quiet");
  }
}
