// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.core.Pod;
import facts.core.Service;
import facts.core.ServicePort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ports under which a pod serves a service.
 *
 * @source endpointslice-controller.md 3.2 resolve-ports, Kubernetes 1.37
 */
public final class TargetPorts {

  private TargetPorts() {}

  /**
   * Ports of the service as the pod offers them, in the service's order; those that it does not
   * offer are left out.
   */
  public static List<SlicePort> resolve(Service service, Pod pod) {
    List<SlicePort> ports = new ArrayList<>();
    for (ServicePort port : service.getPorts()) {
      Integer number = number(port, pod);
      if (number != null) {
        ports.add(new SlicePort(port.name(), number, port.protocol(), port.appProtocol()));
      }
    }
    return ports;
  }

  /**
   * The port number behind a service's port; null when the pod has none of that name and protocol.
   */
  public static @Nullable Integer number(ServicePort port, Pod pod) {
    String name = port.targetPort().text();
    if (name.isEmpty()) {
      return port.targetPort().number();
    }
    for (Pod.Port offered : pod.getPorts()) {
      if (offered.name().equals(name) && offered.protocol().equals(port.protocol())) {
        return offered.port();
      }
    }
    return null;
  }
}
