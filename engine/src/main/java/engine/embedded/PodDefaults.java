// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills the spec of a pod, or of a template of pods.
 *
 * @source tried on kube-apiserver 1.37.2
 */
final class PodDefaults {
  private static final long MODE = 420;

  private PodDefaults() {}

  /**
   * Fills what is left out.
   *
   * @param pod whether it is a pod itself; templates are filled less
   */
  static void fill(Map<String, Object> spec, boolean pod) {
    Trees.fillText(spec, "restartPolicy", "Always");
    Trees.fillText(spec, "dnsPolicy", "ClusterFirst");
    Trees.fillText(spec, "schedulerName", "default-scheduler");
    Trees.fill(spec, "terminationGracePeriodSeconds", 30L);
    Trees.fill(spec, "securityContext", Trees.of());
    String account = Trees.text(spec, "serviceAccountName");
    if (account.isEmpty()) {
      account = Trees.text(spec, "serviceAccount");
    }
    if (!account.isEmpty()) {
      spec.put("serviceAccountName", account);
      spec.put("serviceAccount", account);
    }
    if (pod) {
      Trees.fill(spec, "enableServiceLinks", true);
    }
    for (Map<String, Object> volume : Trees.children(spec, "volumes")) {
      volume(volume);
    }
    for (String list : new String[] {"initContainers", "containers", "ephemeralContainers"}) {
      Trees.children(spec, list).forEach(PodDefaults::container);
    }
    if (pod) {
      Trees.children(spec, "initContainers").forEach(PodDefaults::requests);
      Trees.children(spec, "containers").forEach(PodDefaults::requests);
    }
  }

  /** What admission adds to a new pod: account, priority and the tolerations of broken nodes. */
  static void admit(Map<String, Object> spec) {
    Trees.fillText(spec, "serviceAccountName", "default");
    spec.put("serviceAccount", Trees.text(spec, "serviceAccountName"));
    Trees.fill(spec, "priority", 0L);
    Trees.fill(spec, "preemptionPolicy", "PreemptLowerPriority");
    List<Object> tolerations = new ArrayList<>(Trees.list(spec, "tolerations"));
    for (String taint :
        new String[] {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"}) {
      boolean present =
          Trees.children(spec, "tolerations").stream()
              .anyMatch(
                  toleration ->
                      (toleration.get("key") == null || taint.equals(toleration.get("key")))
                          && (toleration.get("effect") == null
                              || "NoExecute".equals(toleration.get("effect"))));
      if (!present) {
        tolerations.add(
            Trees.of(
                "key",
                taint,
                "operator",
                "Exists",
                "effect",
                "NoExecute",
                "tolerationSeconds",
                300L));
      }
    }
    spec.put("tolerations", tolerations);
  }

  private static void container(Map<String, Object> container) {
    Trees.fill(container, "resources", Trees.of());
    Trees.fillText(container, "terminationMessagePath", "/dev/termination-log");
    Trees.fillText(container, "terminationMessagePolicy", "File");
    Trees.fillText(container, "imagePullPolicy", pullPolicy(Trees.text(container, "image")));
    Trees.children(container, "ports").forEach(port -> Trees.fillText(port, "protocol", "TCP"));
    for (Map<String, Object> variable : Trees.children(container, "env")) {
      if (Trees.at(variable, "valueFrom", "fieldRef") != null) {
        fieldRef(Trees.make(Trees.make(variable, "valueFrom"), "fieldRef"));
      }
    }
    for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
      if (container.get(probe) != null) {
        probe(Trees.make(container, probe));
      }
    }
    for (String hook : new String[] {"postStart", "preStop"}) {
      if (Trees.at(container, "lifecycle", hook, "httpGet") != null) {
        httpGet(Trees.make(Trees.make(Trees.make(container, "lifecycle"), hook), "httpGet"));
      }
    }
  }

  /** An image without a tag, or with the tag latest, is always pulled. */
  private static String pullPolicy(String image) {
    int digest = image.indexOf('@');
    String tagged = digest < 0 ? image : image.substring(0, digest);
    int colon = tagged.lastIndexOf(':');
    String tag = colon > tagged.lastIndexOf('/') ? tagged.substring(colon + 1) : "";
    boolean latest = tag.equals("latest") || (tag.isEmpty() && digest < 0);
    return latest ? "Always" : "IfNotPresent";
  }

  /** Limits stand in for requests that are left out. */
  private static void requests(Map<String, Object> container) {
    Map<String, Object> limits = Trees.map(container, "resources", "limits");
    if (!limits.isEmpty()) {
      Map<String, Object> requests = Trees.make(Trees.make(container, "resources"), "requests");
      limits.forEach((name, limit) -> Trees.fill(requests, name, limit));
    }
  }

  private static void probe(Map<String, Object> probe) {
    positive(probe, "timeoutSeconds", 1);
    positive(probe, "periodSeconds", 10);
    positive(probe, "successThreshold", 1);
    positive(probe, "failureThreshold", 3);
    if (probe.get("httpGet") != null) {
      httpGet(Trees.make(probe, "httpGet"));
    }
    if (probe.get("grpc") != null) {
      Trees.fill(Trees.make(probe, "grpc"), "service", "");
    }
  }

  private static void positive(Map<String, Object> probe, String field, long value) {
    if (Trees.number(probe, field) == 0) {
      probe.put(field, value);
    }
  }

  private static void httpGet(Map<String, Object> get) {
    Trees.fillText(get, "path", "/");
    Trees.fillText(get, "scheme", "HTTP");
  }

  private static void fieldRef(Map<String, Object> ref) {
    Trees.fillText(ref, "apiVersion", "v1");
  }

  private static void volume(Map<String, Object> volume) {
    if (volume.size() == 1) {
      volume.put("emptyDir", Trees.of());
    }
    for (String source : new String[] {"configMap", "secret", "downwardAPI", "projected"}) {
      if (volume.get(source) != null) {
        Trees.fill(Trees.make(volume, source), "defaultMode", MODE);
      }
    }
    for (Map<String, Object> item : Trees.children(volume, "downwardAPI", "items")) {
      if (item.get("fieldRef") != null) {
        fieldRef(Trees.make(item, "fieldRef"));
      }
    }
    for (Map<String, Object> source : Trees.children(volume, "projected", "sources")) {
      for (Map<String, Object> item : Trees.children(source, "downwardAPI", "items")) {
        if (item.get("fieldRef") != null) {
          fieldRef(Trees.make(item, "fieldRef"));
        }
      }
      if (source.get("serviceAccountToken") != null) {
        Trees.fill(Trees.make(source, "serviceAccountToken"), "expirationSeconds", 3600L);
      }
    }
    if (volume.get("hostPath") != null) {
      Trees.fill(Trees.make(volume, "hostPath"), "type", "");
    }
  }
}
