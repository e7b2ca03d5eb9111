// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.discovery.EndpointSlice;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port of an EndpointSlice.
 *
 * @param name may be empty
 * @param port null stands for all ports
 * @param protocol TCP, UDP or SCTP
 * @param appProtocol null when there is none
 */
public record SlicePort(
    String name, @Nullable Integer port, String protocol, @Nullable String appProtocol) {

  /** The port as a slice has it; what is not set counts as empty. */
  public static SlicePort of(EndpointSlice.Port port) {
    return new SlicePort(
        port.name() == null ? "" : port.name(),
        port.port(),
        port.protocol() == null ? "" : port.protocol(),
        port.appProtocol());
  }

  /** The ports in the order in which a slice holds them: ascending by the hash of their dump. */
  public static List<SlicePort> ordered(Collection<SlicePort> ports) {
    return ports.size() < 2
        ? List.copyOf(ports)
        : ports.stream().sorted(Comparator.comparing(SlicePort::hash)).toList();
  }

  /**
   * The hash that orders ports.
   *
   * @source endpointslice-controller.md 3.3, Kubernetes 1.37
   */
  public String hash() {
    return Fnv128.hex(
        "(v1.EndpointPort){Name:(*string)%s Protocol:(*v1.Protocol)%s Port:(*int32)%s AppProtocol:(*string)%s}"
            .formatted(name, protocol, orNil(port), orNil(appProtocol)));
  }

  /** The JSON form. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("protocol", protocol);
    if (port != null) {
      tree.put("port", port.longValue());
    }
    if (appProtocol != null) {
      tree.put("appProtocol", appProtocol);
    }
    return tree;
  }

  private static Object orNil(@Nullable Object value) {
    return value == null ? "<nil>" : value;
  }
}
