// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.meta.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes Deployments and ReplicaSets from what a test is about. */
final class Objects {

  private Objects() {}

  static Deployment deployment(Map<String, Object> spec, Map<String, Object> status) {
    return (Deployment)
        Kinds.fromTree(
            Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "web", "namespace", "shop", "uid", "d", "generation", 1),
                "spec",
                spec,
                "status",
                status));
  }

  static Deployment rolling(int replicas, Object maxSurge, Object maxUnavailable) {
    return deployment(
        Map.of(
            "replicas",
            replicas,
            "strategy",
            Map.of(
                "type",
                "RollingUpdate",
                "rollingUpdate",
                Map.of("maxSurge", maxSurge, "maxUnavailable", maxUnavailable))),
        Map.of());
  }

  static Map<String, Object> condition(String type, String status, String reason, String since) {
    return Map.of(
        "type", type,
        "status", status,
        "reason", reason,
        "lastUpdateTime", since,
        "lastTransitionTime", since);
  }

  /**
   * A ReplicaSet; the sets of a test are created one second after the other, in the order of their
   * names.
   */
  static ReplicaSet replicaSet(String name, int replicas, int available, String revision) {
    List<Integer> digits = new ArrayList<>();
    name.chars().filter(Character::isDigit).forEach(c -> digits.add(c - '0'));
    int second = digits.isEmpty() ? 0 : digits.get(digits.size() - 1);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("namespace", "shop");
    metadata.put("uid", "uid-" + name);
    metadata.put("creationTimestamp", "2030-01-01T00:00:0" + second + "Z");
    metadata.put(
        "annotations", revision.isEmpty() ? Map.of() : Map.of(RevisionMath.REVISION, revision));
    return (ReplicaSet)
        Kinds.fromTree(
            Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "ReplicaSet",
                "metadata",
                metadata,
                "spec",
                Map.of("replicas", replicas),
                "status",
                Map.of("replicas", replicas, "availableReplicas", available)));
  }
}
