// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.discovery.Endpoint;
import facts.meta.Ref;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of an EndpointSlice; a condition or text that is not set is null.
 *
 * @param addresses at least one, in order
 * @param ready condition
 * @param serving condition
 * @param terminating condition
 * @param hostname of the pod within the service
 * @param target the object behind it
 * @param nodeName node of the pod
 * @param zone zone of that node
 * @param hints whom it is meant for
 */
public record SliceEndpoint(
    List<String> addresses,
    @Nullable Boolean ready,
    @Nullable Boolean serving,
    @Nullable Boolean terminating,
    @Nullable String hostname,
    @Nullable Target target,
    @Nullable String nodeName,
    @Nullable String zone,
    @Nullable Hints hints) {

  /** The object behind an endpoint. */
  public record Target(String kind, String namespace, String name, String uid) {
    /** The JSON form. */
    Map<String, Object> toTree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      put(tree, "kind", kind);
      put(tree, "namespace", namespace);
      put(tree, "name", name);
      put(tree, "uid", uid);
      return tree;
    }
  }

  /** Zones and nodes that an endpoint is meant for. */
  public record Hints(List<String> forZones, List<String> forNodes) {
    public Hints {
      forZones = List.copyOf(forZones);
      forNodes = List.copyOf(forNodes);
    }

    /** Meant for one zone. */
    public static Hints zone(String zone) {
      return new Hints(List.of(zone), List.of());
    }

    Map<String, Object> toTree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      if (!forZones.isEmpty()) {
        tree.put("forZones", named(forZones));
      }
      if (!forNodes.isEmpty()) {
        tree.put("forNodes", named(forNodes));
      }
      return tree;
    }

    private static List<Map<String, Object>> named(List<String> names) {
      return names.stream().map(name -> Map.<String, Object>of("name", name)).toList();
    }
  }

  /**
   * What makes two endpoints the same one, whatever their conditions.
   *
   * @source endpointslice-controller.md 3.2, Kubernetes 1.37
   */
  public record Identity(List<String> addresses, String hostname, String namespace, String name) {}

  public SliceEndpoint {
    addresses = List.copyOf(addresses);
  }

  /** The endpoint as a slice has it. */
  public static SliceEndpoint of(Endpoint endpoint) {
    Ref target = endpoint.target();
    boolean hinted = !endpoint.hintZones().isEmpty() || !endpoint.hintNodes().isEmpty();
    return new SliceEndpoint(
        endpoint.addresses(),
        endpoint.ready(),
        endpoint.serving(),
        endpoint.terminating(),
        endpoint.hostname(),
        target == null
            ? null
            : new Target(target.kind(), target.namespace(), target.name(), target.uid()),
        endpoint.nodeName(),
        endpoint.zone(),
        hinted ? new Hints(endpoint.hintZones(), endpoint.hintNodes()) : null);
  }

  /** The identity of this endpoint. */
  public Identity identity() {
    return new Identity(
        addresses.size() < 2 ? addresses : addresses.stream().sorted().toList(),
        hostname == null ? "" : hostname,
        target == null ? "" : target.namespace(),
        target == null ? "" : target.name());
  }

  /** Whether both say the same, hints and the order of addresses aside. */
  public boolean saysTheSame(SliceEndpoint other) {
    return Objects.equals(nodeName, other.nodeName)
        && Objects.equals(zone, other.zone)
        && Objects.equals(ready, other.ready)
        && Objects.equals(serving, other.serving)
        && Objects.equals(terminating, other.terminating)
        && Objects.equals(target, other.target);
  }

  /** Whether the condition ready is true. */
  public boolean isReady() {
    return Boolean.TRUE.equals(ready);
  }

  /** The same endpoint with these hints. */
  public SliceEndpoint withHints(@Nullable Hints hints) {
    return new SliceEndpoint(
        addresses, ready, serving, terminating, hostname, target, nodeName, zone, hints);
  }

  /** The JSON form. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("addresses", addresses);
    Map<String, Object> conditions = new LinkedHashMap<>();
    put(conditions, "ready", ready);
    put(conditions, "serving", serving);
    put(conditions, "terminating", terminating);
    tree.put("conditions", conditions);
    put(tree, "hostname", hostname);
    put(tree, "targetRef", target == null ? null : target.toTree());
    put(tree, "nodeName", nodeName);
    put(tree, "zone", zone);
    put(tree, "hints", hints == null ? null : hints.toTree());
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    if (value != null && !"".equals(value)) {
      tree.put(key, value);
    }
  }
}
