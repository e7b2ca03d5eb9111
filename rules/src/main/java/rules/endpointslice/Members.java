// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Node;
import facts.core.Pod;
import facts.core.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rules.shared.IpFamilies;
import rules.shared.IpText;
import rules.shared.SliceEndpoint;
import rules.shared.SliceEndpoint.Target;
import rules.shared.SlicePort;
import rules.shared.TargetPorts;

/**
 * The endpoints that a service's pods are, by address family and list of ports.
 *
 * @source endpointslice-controller.md 3.2, Kubernetes 1.37
 */
final class Members {
  private final Service service;
  private final Map<String, Node> nodes;
  private final Map<String, Map<List<SlicePort>, List<SliceEndpoint>>> wanted =
      new LinkedHashMap<>();
  private final Map<List<SlicePort>, List<SlicePort>> ordered = new HashMap<>();
  private final List<PodWithoutNode> withoutNode = new ArrayList<>();

  private Members(Service service, List<Node> nodes, List<String> families) {
    this.service = service;
    this.nodes = new HashMap<>();
    nodes.forEach(node -> this.nodes.put(node.getName(), node));
    families.forEach(family -> wanted.put(family, new LinkedHashMap<>()));
  }

  /**
   * Collects the endpoints.
   *
   * @param pods those that the selector matches
   * @param nodes at least theirs
   * @param families that are asked for
   */
  static Members of(Service service, List<Pod> pods, List<Node> nodes, List<String> families) {
    Members members = new Members(service, nodes, families);
    pods.stream()
        .filter(pod -> !pod.isTerminal() && !pod.getPodIps().isEmpty())
        .sorted(Comparator.comparing(Pod::getName))
        .forEach(members::add);
    return members;
  }

  /** Wanted endpoints of the family by ordered list of ports; a list may have none. */
  Map<List<SlicePort>, List<SliceEndpoint>> wanted(String family) {
    return wanted.getOrDefault(family, Map.of());
  }

  /** Pods that are left out because their node is not known. */
  List<PodWithoutNode> withoutNode() {
    return withoutNode;
  }

  private void add(Pod pod) {
    List<SlicePort> ports =
        ordered.computeIfAbsent(TargetPorts.resolve(service, pod), SlicePort::ordered);
    Node node = nodes.get(pod.getNodeName());
    boolean known = node != null || service.isPublishNotReadyAddresses();
    if (!known) {
      withoutNode.add(new PodWithoutNode(pod.getName(), pod.getNodeName()));
    }
    wanted.forEach(
        (family, byPorts) -> {
          List<SliceEndpoint> group = byPorts.computeIfAbsent(ports, none -> new ArrayList<>());
          List<String> addresses = addresses(pod, family);
          if (known && !addresses.isEmpty()) {
            group.add(endpoint(pod, node, addresses));
          }
        });
  }

  private static List<String> addresses(Pod pod, String family) {
    List<String> addresses = new ArrayList<>();
    for (String ip : pod.getPodIps()) {
      String canonical = IpText.canonical(ip);
      if (canonical != null && IpFamilies.familyOf(canonical).equals(family)) {
        addresses.add(canonical);
      }
    }
    return addresses;
  }

  private SliceEndpoint endpoint(Pod pod, @Nullable Node node, List<String> addresses) {
    boolean serving = pod.isReady();
    boolean ready = service.isPublishNotReadyAddresses() || (serving && !pod.isDeleting());
    return new SliceEndpoint(
        addresses,
        ready,
        serving,
        pod.isDeleting(),
        pod.getSubdomain().equals(service.getName()) ? orNull(pod.getHostname()) : null,
        new Target("Pod", pod.getNamespace(), pod.getName(), pod.getUid()),
        orNull(pod.getNodeName()),
        node == null ? null : Topology.zone(node),
        null);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
