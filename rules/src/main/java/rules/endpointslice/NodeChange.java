// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Node;
import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of nodes matter to topology aware hints: a node comes or goes, turns ready or not,
 * or changes its zone.
 *
 * @source endpointslice-controller.md 2, Kubernetes 1.37
 */
public final class NodeChange implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (!(before instanceof Node old) || !(after instanceof Node now)) {
      return after == null ? Sides.OLD : Sides.NEW;
    }
    boolean same =
        old.isReady() == now.isReady() && Objects.equals(Topology.zone(old), Topology.zone(now));
    return same ? Sides.NONE : Sides.NEW;
  }
}
