// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Service;
import facts.discovery.EndpointSlice;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names and labels of slices.
 *
 * @source endpointslice-controller.md 3.2, Kubernetes 1.37
 */
final class SliceLabels {
  static final String SERVICE_NAME = "kubernetes.io/service-name";
  static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
  static final String MANAGER = "endpointslice-controller.k8s.io";
  private static final String HEADLESS = "service.kubernetes.io/headless";
  private static final Set<String> RESERVED = Set.of(SERVICE_NAME, MANAGED_BY, HEADLESS);

  /** Longest name of an object. */
  private static final int LONGEST_NAME = 253;

  private SliceLabels() {}

  /** Labels that the service's slices shall have: its own and the reserved ones. */
  static Map<String, String> wanted(Service service) {
    Map<String, String> labels = unreserved(service.getLabels());
    labels.put(SERVICE_NAME, service.getName());
    labels.put(MANAGED_BY, MANAGER);
    if (service.getClusterIp().isEmpty() || service.getClusterIp().equals("None")) {
      labels.put(HEADLESS, "");
    }
    return labels;
  }

  /** Whether both have the same labels, reserved ones aside. */
  static boolean agree(Map<String, String> slice, Map<String, String> service) {
    return unreserved(slice).equals(unreserved(service));
  }

  /** Whether this controller manages the slice. */
  static boolean isOurs(EndpointSlice slice) {
    return MANAGER.equals(slice.getLabels().get(MANAGED_BY));
  }

  /** What the names of a service's slices begin with. */
  static String generateName(String service) {
    return service.length() < LONGEST_NAME ? service + "-" : service;
  }

  private static Map<String, String> unreserved(Map<String, String> labels) {
    Map<String, String> rest = new TreeMap<>(labels);
    rest.keySet().removeAll(RESERVED);
    return rest;
  }
}
