// SPDX-License-Identifier: Apache-2.0
package rules.toys;

import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** The side that the object's label {@code side} names; both without one. */
public final class Side implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    ClusterObject object = after == null ? before : after;
    String side = object == null ? null : object.getLabels().get("side");
    return side == null ? Sides.BOTH : Sides.valueOf(side);
  }
}
