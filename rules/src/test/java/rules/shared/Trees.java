// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.core.Node;
import facts.core.Pod;
import facts.core.Service;
import facts.discovery.EndpointSlice;
import facts.meta.Kinds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes objects for tests from what matters of their JSON form. */
public final class Trees {

  private Trees() {}

  /** A pod of the namespace shop. */
  public static Pod pod(
      Map<String, Object> metadata, Map<String, Object> spec, Map<String, Object> status) {
    return (Pod) object("v1", "Pod", metadata, Map.of("spec", spec, "status", status));
  }

  /** A service of the namespace shop. */
  public static Service service(Map<String, Object> metadata, Map<String, Object> spec) {
    return (Service) object("v1", "Service", metadata, Map.of("spec", spec));
  }

  /** A node. */
  public static Node node(Map<String, String> labels, String ready) {
    return (Node)
        object(
            "v1",
            "Node",
            Map.of("labels", labels),
            Map.of("status", Map.of("conditions", List.of(ready(ready)))));
  }

  /** An IPv4 slice of the namespace shop without ports and endpoints. */
  public static EndpointSlice slice(Map<String, Object> metadata) {
    return (EndpointSlice)
        object(
            "discovery.k8s.io/v1",
            "EndpointSlice",
            metadata,
            Map.of("addressType", "IPv4", "ports", List.of(), "endpoints", List.of()));
  }

  /** A condition Ready. */
  public static Map<String, Object> ready(String status) {
    return Map.of("type", "Ready", "status", status);
  }

  private static Object object(
      String apiVersion, String kind, Map<String, Object> metadata, Map<String, Object> parts) {
    Map<String, Object> meta =
        new LinkedHashMap<>(Map.of("name", "web", "namespace", "shop", "uid", "u"));
    meta.putAll(metadata);
    Map<String, Object> tree = new LinkedHashMap<>(parts);
    tree.put("apiVersion", apiVersion);
    tree.put("kind", kind);
    tree.put("metadata", meta);
    return Kinds.fromTree(tree);
  }
}
