// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.meta.OwnerReference;
import facts.scope.WakeWhen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dependent is gone, or no longer blocks an owner that it blocked before. */
public final class Releases implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (after == null) {
      return Sides.OLD;
    }
    return before != null && releases(before.getOwnerReferences(), after.getOwnerReferences())
        ? Sides.OLD
        : Sides.NONE;
  }

  private static boolean releases(List<OwnerReference> before, List<OwnerReference> after) {
    return before.stream()
        .filter(OwnerReference::isBlocking)
        .anyMatch(old -> !Items.blocks(after, old.uid()));
  }
}
