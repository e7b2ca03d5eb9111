// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.util.Map;

/** Node objects for kwok to play. */
final class Nodes {
  private Nodes() {}

  static Map<String, Object> node(String name, String zone) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Node",
        "metadata",
        Map.of(
            "name",
            name,
            "labels",
            Map.of(
                "kubernetes.io/hostname", name,
                "kubernetes.io/os", "linux",
                "topology.kubernetes.io/zone", zone)),
        "status",
        Map.of(
            "allocatable", Map.of("cpu", "32", "memory", "256Gi", "pods", "110"),
            "capacity", Map.of("cpu", "32", "memory", "256Gi", "pods", "110")));
  }
}
