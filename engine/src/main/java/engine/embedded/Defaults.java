// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Fills what clients leave out, for the kinds that controllers rely on.
 *
 * @source 00-common.md section 16; tried on kube-apiserver 1.37.2
 */
final class Defaults {
  private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

  private final Addresses addresses;

  Defaults(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Fills a new object. */
  void onCreate(Resource resource, Map<String, Object> tree) {
    fill(resource, tree);
    switch (resource.kind().resource()) {
      case "namespaces" -> {
        Trees.make(tree, "spec").put("finalizers", new ArrayList<Object>(List.of("kubernetes")));
      }
      case "daemonsets" -> templateGeneration(tree, 1);
      case "nodes" -> notReady(Trees.make(tree, "spec"));
      case "persistentvolumeclaims" -> protect(tree, "kubernetes.io/pvc-protection");
      case "persistentvolumes" -> protect(tree, "kubernetes.io/pv-protection");
      case "services" -> addressed(Trees.make(tree, "spec"));
      case "jobs" -> jobLabels(tree);
      case "pods" -> PodDefaults.admit(Trees.make(tree, "spec"));
      default -> {}
    }
  }

  /** Fills an object that is being replaced; what only the server gives stays as it was. */
  static void onUpdate(Resource resource, Map<String, Object> next, Map<String, Object> old) {
    if (resource.is("", "services")) {
      Map<String, Object> spec = Trees.make(next, "spec");
      boolean external = Trees.text(spec, "type").equals("ExternalName");
      for (String field :
          new String[] {"clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"}) {
        Object before = Trees.at(old, "spec", field);
        if (before != null && !external) {
          Trees.fill(spec, field, before);
        }
      }
    }
    fill(resource, next);
    if (resource.is("apps", "daemonsets")) {
      String before = Trees.text(old, "metadata", "annotations", TEMPLATE_GENERATION);
      Object template = Trees.at(old, "spec", "template");
      boolean same = Objects.equals(template, Trees.at(next, "spec", "template"));
      templateGeneration(next, (before.isEmpty() ? 0 : Long.parseLong(before)) + (same ? 0 : 1));
    }
  }

  private static void templateGeneration(Map<String, Object> tree, long generation) {
    Trees.make(Trees.make(tree, "metadata"), "annotations")
        .put(TEMPLATE_GENERATION, Long.toString(generation));
  }

  /** Admission lets nothing onto a new node before someone says that it is ready. */
  private static void notReady(Map<String, Object> spec) {
    List<Object> taints = new ArrayList<>(Trees.list(spec, "taints"));
    taints.add(Trees.of("key", "node.kubernetes.io/not-ready", "effect", "NoSchedule"));
    spec.put("taints", taints);
  }

  private static void protect(Map<String, Object> tree, String finalizer) {
    List<Object> finalizers = new ArrayList<>(Trees.list(tree, "metadata", "finalizers"));
    if (!finalizers.contains(finalizer)) {
      finalizers.add(finalizer);
      Trees.make(tree, "metadata").put("finalizers", finalizers);
    }
  }

  private static void fill(Resource resource, Map<String, Object> tree) {
    Map<String, Object> spec = tree.get("spec") == null ? Trees.of() : Trees.make(tree, "spec");
    switch (resource.kind().resource()) {
      case "pods" -> PodDefaults.fill(Trees.make(tree, "spec"), true);
      case "deployments" -> deployment(spec);
      case "replicasets" -> replicas(spec);
      case "replicationcontrollers" -> replicationController(tree, spec);
      case "statefulsets" -> statefulSet(spec);
      case "daemonsets" -> daemonSet(spec);
      case "jobs" -> job(spec);
      case "cronjobs" -> cronJob(spec);
      case "services" -> service(spec);
      case "persistentvolumeclaims" -> Trees.fill(spec, "volumeMode", "Filesystem");
      case "persistentvolumes" -> {
        Trees.fill(spec, "volumeMode", "Filesystem");
        Trees.fillText(spec, "persistentVolumeReclaimPolicy", "Retain");
      }
      case "secrets" -> secret(tree);
      case "endpointslices" -> {
        for (Map<String, Object> port : Trees.children(tree, "ports")) {
          Trees.fill(port, "name", "");
          Trees.fill(port, "protocol", "TCP");
        }
      }
      case "namespaces" ->
          Trees.make(Trees.make(tree, "metadata"), "labels")
              .put("kubernetes.io/metadata.name", Trees.text(tree, "metadata", "name"));
      case "horizontalpodautoscalers" -> Trees.fill(spec, "minReplicas", 1L);
      default -> {}
    }
  }

  private static void secret(Map<String, Object> tree) {
    Trees.fillText(tree, "type", "Opaque");
    Map<String, String> texts = Trees.texts(tree, "stringData");
    if (!texts.isEmpty()) {
      Map<String, Object> data = Trees.make(tree, "data");
      texts.forEach(
          (key, text) ->
              data.put(
                  key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }
    tree.remove("stringData");
  }

  private static void template(Map<String, Object> spec) {
    PodDefaults.fill(Trees.make(Trees.make(spec, "template"), "spec"), false);
  }

  private static void replicas(Map<String, Object> spec) {
    Trees.fill(spec, "replicas", 1L);
    template(spec);
  }

  private static void deployment(Map<String, Object> spec) {
    replicas(spec);
    Map<String, Object> strategy = Trees.make(spec, "strategy");
    Trees.fillText(strategy, "type", "RollingUpdate");
    if (Trees.text(strategy, "type").equals("RollingUpdate")) {
      Map<String, Object> rolling = Trees.make(strategy, "rollingUpdate");
      Trees.fill(rolling, "maxUnavailable", "25%");
      Trees.fill(rolling, "maxSurge", "25%");
    }
    Trees.fill(spec, "revisionHistoryLimit", 10L);
    Trees.fill(spec, "progressDeadlineSeconds", 600L);
  }

  private static void replicationController(Map<String, Object> tree, Map<String, Object> spec) {
    replicas(spec);
    Map<String, Object> labels = Trees.map(spec, "template", "metadata", "labels");
    if (Trees.map(spec, "selector").isEmpty() && !labels.isEmpty()) {
      spec.put("selector", Trees.copy(labels));
    }
    if (Trees.map(tree, "metadata", "labels").isEmpty() && !labels.isEmpty()) {
      Trees.make(tree, "metadata").put("labels", Trees.copy(labels));
    }
  }

  private static void statefulSet(Map<String, Object> spec) {
    replicas(spec);
    Trees.fillText(spec, "podManagementPolicy", "OrderedReady");
    Map<String, Object> strategy = Trees.make(spec, "updateStrategy");
    if (Trees.text(strategy, "type").isEmpty()) {
      strategy.put("type", "RollingUpdate");
      Trees.make(strategy, "rollingUpdate");
    }
    if (strategy.get("rollingUpdate") != null) {
      Trees.fill(Trees.make(strategy, "rollingUpdate"), "partition", 0L);
      Trees.fill(Trees.make(strategy, "rollingUpdate"), "maxUnavailable", 1L);
    }
    Trees.fill(spec, "revisionHistoryLimit", 10L);
    Map<String, Object> retention = Trees.make(spec, "persistentVolumeClaimRetentionPolicy");
    Trees.fillText(retention, "whenDeleted", "Retain");
    Trees.fillText(retention, "whenScaled", "Retain");
    for (Map<String, Object> claim : Trees.children(spec, "volumeClaimTemplates")) {
      Trees.fill(Trees.make(claim, "spec"), "volumeMode", "Filesystem");
      Trees.fillText(Trees.make(claim, "status"), "phase", "Pending");
      Trees.fillText(claim, "apiVersion", "v1");
      Trees.fillText(claim, "kind", "PersistentVolumeClaim");
    }
  }

  private static void daemonSet(Map<String, Object> spec) {
    template(spec);
    Map<String, Object> strategy = Trees.make(spec, "updateStrategy");
    Trees.fillText(strategy, "type", "RollingUpdate");
    if (Trees.text(strategy, "type").equals("RollingUpdate")) {
      Map<String, Object> rolling = Trees.make(strategy, "rollingUpdate");
      Trees.fill(rolling, "maxUnavailable", 1L);
      Trees.fill(rolling, "maxSurge", 0L);
    }
    Trees.fill(spec, "revisionHistoryLimit", 10L);
  }

  private static void job(Map<String, Object> spec) {
    if (spec.get("completions") == null && spec.get("parallelism") == null) {
      spec.put("completions", 1L);
    }
    Trees.fill(spec, "parallelism", 1L);
    boolean perIndex = spec.get("backoffLimitPerIndex") != null;
    Trees.fill(spec, "backoffLimit", perIndex ? (long) Integer.MAX_VALUE : 6L);
    Trees.fill(spec, "completionMode", "NonIndexed");
    Trees.fill(spec, "suspend", false);
    Trees.fill(spec, "manualSelector", false);
    Trees.fill(
        spec,
        "podReplacementPolicy",
        spec.get("podFailurePolicy") != null ? "Failed" : "TerminatingOrFailed");
    template(spec);
  }

  /** The selector and labels of a job are made from its uid. */
  private static void jobLabels(Map<String, Object> tree) {
    Map<String, Object> spec = Trees.make(tree, "spec");
    Map<String, Object> labels =
        Trees.make(Trees.make(Trees.make(spec, "template"), "metadata"), "labels");
    if (!Boolean.TRUE.equals(spec.get("manualSelector"))) {
      String uid = Trees.text(tree, "metadata", "uid");
      String name = Trees.text(tree, "metadata", "name");
      labels.put("batch.kubernetes.io/controller-uid", uid);
      labels.put("controller-uid", uid);
      labels.put("batch.kubernetes.io/job-name", name);
      labels.put("job-name", name);
      Map<String, Object> selector = Trees.make(spec, "selector");
      Trees.make(selector, "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
    }
    if (Trees.map(tree, "metadata", "labels").isEmpty()) {
      Trees.make(tree, "metadata").put("labels", Trees.copy(labels));
    }
  }

  private static void cronJob(Map<String, Object> spec) {
    Trees.fillText(spec, "concurrencyPolicy", "Allow");
    Trees.fill(spec, "suspend", false);
    Trees.fill(spec, "successfulJobsHistoryLimit", 3L);
    Trees.fill(spec, "failedJobsHistoryLimit", 1L);
    Map<String, Object> job = Trees.make(Trees.make(spec, "jobTemplate"), "spec");
    template(job);
  }

  private static void service(Map<String, Object> spec) {
    Trees.fillText(spec, "type", "ClusterIP");
    Trees.fillText(spec, "sessionAffinity", "None");
    for (Map<String, Object> port : Trees.children(spec, "ports")) {
      Trees.fillText(port, "protocol", "TCP");
      Object target = port.get("targetPort");
      if (target == null || target.equals("") || target.equals(0L)) {
        port.put("targetPort", port.get("port"));
      }
    }
    if (!Trees.text(spec, "type").equals("ExternalName")) {
      Trees.fill(spec, "internalTrafficPolicy", "Cluster");
    }
  }

  private void addressed(Map<String, Object> spec) {
    String type = Trees.text(spec, "type");
    if (type.equals("ExternalName")) {
      return;
    }
    boolean selecting = !Trees.map(spec, "selector").isEmpty();
    if (Trees.text(spec, "clusterIP").isEmpty()) {
      spec.put("clusterIP", addresses.clusterIp());
    }
    boolean headless = Trees.text(spec, "clusterIP").equals("None");
    Trees.fill(spec, "clusterIPs", new ArrayList<Object>(List.of(Trees.text(spec, "clusterIP"))));
    boolean both = headless && !selecting;
    Trees.fill(
        spec,
        "ipFamilies",
        new ArrayList<Object>(both ? List.of("IPv4", "IPv6") : List.of("IPv4")));
    Trees.fill(spec, "ipFamilyPolicy", both ? "RequireDualStack" : "SingleStack");
    if (type.equals("NodePort") || type.equals("LoadBalancer")) {
      Trees.fillText(spec, "externalTrafficPolicy", "Cluster");
      for (Map<String, Object> port : Trees.children(spec, "ports")) {
        Trees.fill(port, "nodePort", addresses.nodePort());
      }
    }
    if (type.equals("LoadBalancer")) {
      Trees.fill(spec, "allocateLoadBalancerNodePorts", true);
    }
  }
}
