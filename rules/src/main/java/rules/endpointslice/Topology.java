// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Node;
import facts.core.Service;
import facts.meta.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rules.endpointslice.ZoneShares.NodeCpu;

/**
 * Which services ask for topology aware hints and which nodes count.
 *
 * @source endpointslice-controller.md 3.4 and 3.6, Kubernetes 1.37
 */
final class Topology {
  static final String ZONE = "topology.kubernetes.io/zone";
  private static final List<String> CONTROL_PLANE =
      List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

  private Topology() {}

  /** Whether the service's annotations ask for hints. */
  static boolean isOn(Service service) {
    String older = service.getAnnotations().get("service.kubernetes.io/topology-aware-hints");
    String mode =
        older != null ? older : service.getAnnotations().get("service.kubernetes.io/topology-mode");
    return "Auto".equals(mode) || "auto".equals(mode);
  }

  /** Shares of the zones of all ready nodes outside the control plane. */
  static ZoneShares shares(List<Node> nodes) {
    return ZoneShares.of(
        nodes.stream()
            .filter(
                node ->
                    node.isReady()
                        && CONTROL_PLANE.stream().noneMatch(node.getLabels()::containsKey))
            .map(node -> new NodeCpu(zone(node), milliCpu(node)))
            .toList());
  }

  private static long milliCpu(Node node) {
    BigDecimal cpu = Quantity.parse(node.getAllocatable().getOrDefault("cpu", "0"));
    return cpu == null ? 0 : cpu.movePointRight(3).setScale(0, RoundingMode.CEILING).longValue();
  }

  /** Zone of the node, or null. */
  static @Nullable String zone(Node node) {
    String zone = node.getLabels().get(ZONE);
    return zone == null || zone.isEmpty() ? null : zone;
  }
}
