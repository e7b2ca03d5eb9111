// SPDX-License-Identifier: Apache-2.0
package rules.rootcacertificatepublisher;

import facts.core.Namespace;
import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** A new namespace in whatever phase, or a changed one that is active. */
public final class NewOrActive implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    boolean active = after instanceof Namespace namespace && namespace.getPhase().equals("Active");
    return before == null || active ? Sides.NEW : Sides.NONE;
  }
}
