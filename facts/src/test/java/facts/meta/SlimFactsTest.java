// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import static org.assertj.core.api.Assertions.assertThat;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.batch.Job;
import facts.coordination.Lease;
import facts.core.ConfigMap;
import facts.core.Namespace;
import facts.core.Node;
import facts.core.Pod;
import facts.core.Secret;
import facts.core.Service;
import facts.core.ServiceAccount;
import facts.core.Taint;
import facts.discovery.Endpoint;
import facts.discovery.EndpointSlice;
import facts.schema.Json;
import facts.schema.Vectors;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each class of a kind says what the JSON of the filled vector says. */
class SlimFactsTest {

  private static Map<String, Object> tree(Kind kind) {
    return Json.readObject(Vectors.bytes(Vectors.name(kind, "full") + ".json"));
  }

  private static ClusterObject full(Kind kind) {
    return Kinds.fromTree(tree(kind));
  }

  /** A value of the JSON, by names and list positions. */
  private static @Nullable Object json(Kind kind, String path) {
    Object value = tree(kind);
    for (String step : path.split("\\.", -1)) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : Json.asObject(value).get(step);
    }
    return value;
  }

  private static int number(Kind kind, String path) {
    return ((Number) json(kind, path)).intValue();
  }

  private static Instant time(Kind kind, String path) {
    return Instant.parse((String) json(kind, path));
  }

  private static void sameConditions(Kind kind, List<Condition> conditions) {
    List<?> want = (List<?>) json(kind, "status.conditions");
    assertThat(conditions).hasSameSizeAs(want);
    Condition first = conditions.get(0);
    assertThat(first.type()).isEqualTo(json(kind, "status.conditions.0.type"));
    assertThat(first.status()).isEqualTo(json(kind, "status.conditions.0.status"));
    assertThat(first.reason()).isEqualTo(json(kind, "status.conditions.0.reason"));
    assertThat(first.message()).isEqualTo(json(kind, "status.conditions.0.message"));
    assertThat(first.lastTransitionTime())
        .isEqualTo(time(kind, "status.conditions.0.lastTransitionTime"));
  }

  @Test
  void pod() {
    Pod pod = (Pod) full(Kinds.POD);
    assertThat(pod.getPhase()).isEqualTo(json(Kinds.POD, "status.phase"));
    assertThat(pod.getNodeName()).isEqualTo(json(Kinds.POD, "spec.nodeName"));
    assertThat(pod.getHostname()).isEqualTo(json(Kinds.POD, "spec.hostname"));
    assertThat(pod.getSubdomain()).isEqualTo(json(Kinds.POD, "spec.subdomain"));
    assertThat(pod.getServiceAccountName()).isEqualTo(json(Kinds.POD, "spec.serviceAccountName"));
    assertThat(pod.getPodIps().get(0)).isEqualTo(json(Kinds.POD, "status.podIPs.0.ip"));
    assertThat(pod.getTolerations().get(1).key())
        .isEqualTo(json(Kinds.POD, "spec.tolerations.1.key"));
    assertThat(pod.getPorts().get(0).port())
        .isEqualTo(number(Kinds.POD, "spec.containers.0.ports.0.containerPort"));
    assertThat(pod.getRestarts())
        .isEqualTo(
            Math.max(
                number(Kinds.POD, "status.containerStatuses.0.restartCount"),
                number(Kinds.POD, "status.containerStatuses.1.restartCount")));
    sameConditions(Kinds.POD, pod.getConditions());
  }

  @Test
  void portsAndRestartsOfSidecarsCountOthersOfInitContainersDoNot() {
    Map<String, Object> once = container("once", 1);
    Map<String, Object> sidecar = container("sidecar", 2);
    sidecar.put("restartPolicy", "Always");
    Pod pod =
        (Pod)
            Kinds.fromTree(
                Kinds.POD,
                Map.of(
                    "spec",
                    Map.of(
                        "initContainers",
                        List.of(once, sidecar),
                        "containers",
                        List.of(container("main", 3))),
                    "status",
                    Map.of(
                        "initContainerStatuses",
                        List.of(
                            Map.of("name", "once", "restartCount", 9L),
                            Map.of("name", "sidecar", "restartCount", 4L)))));
    assertThat(pod.getPorts()).extracting(Pod.Port::port).containsExactly(3, 2);
    assertThat(pod.getSidecarRestarts()).isEqualTo(4);
  }

  private static Map<String, Object> container(String name, long port) {
    return new HashMap<>(
        Map.of("name", name, "ports", List.of(Map.of("containerPort", port, "protocol", "TCP"))));
  }

  @Test
  void replicaSetAndDeployment() {
    ReplicaSet set = (ReplicaSet) full(Kinds.REPLICA_SET);
    assertThat(set.getReplicas()).isEqualTo(number(Kinds.REPLICA_SET, "spec.replicas"));
    assertThat(set.getStatusReplicas()).isEqualTo(number(Kinds.REPLICA_SET, "status.replicas"));
    assertThat(set.getTerminatingReplicas())
        .isEqualTo(number(Kinds.REPLICA_SET, "status.terminatingReplicas"));
    assertThat((Object) set.getTemplate().getLabels())
        .isEqualTo(json(Kinds.REPLICA_SET, "spec.template.metadata.labels"));
    sameConditions(Kinds.REPLICA_SET, set.getConditions());
    Deployment deployment = (Deployment) full(Kinds.DEPLOYMENT);
    assertThat(deployment.getReplicas()).isEqualTo(number(Kinds.DEPLOYMENT, "spec.replicas"));
    assertThat((Object) deployment.getSelector().getMatchLabels())
        .isEqualTo(json(Kinds.DEPLOYMENT, "spec.selector.matchLabels"));
    sameConditions(Kinds.DEPLOYMENT, deployment.getConditions());
  }

  @Test
  void job() {
    Job job = (Job) full(Kinds.JOB);
    assertThat(job.getParallelism()).isEqualTo(number(Kinds.JOB, "spec.parallelism"));
    assertThat(job.getCompletions()).isEqualTo(number(Kinds.JOB, "spec.completions"));
    assertThat(job.getActiveDeadlineSeconds())
        .isEqualTo(json(Kinds.JOB, "spec.activeDeadlineSeconds"));
    assertThat(job.getBackoffLimit()).isEqualTo(number(Kinds.JOB, "spec.backoffLimit"));
    assertThat(job.getBackoffLimitPerIndex())
        .isEqualTo(number(Kinds.JOB, "spec.backoffLimitPerIndex"));
    assertThat(job.getMaxFailedIndexes()).isEqualTo(number(Kinds.JOB, "spec.maxFailedIndexes"));
    assertThat(job.getTtlSecondsAfterFinished())
        .isEqualTo(number(Kinds.JOB, "spec.ttlSecondsAfterFinished"));
    assertThat(job.isSuspend()).isTrue();
    assertThat(job.getCompletionMode()).isEqualTo(json(Kinds.JOB, "spec.completionMode"));
    assertThat(job.getManagedBy()).isEqualTo(json(Kinds.JOB, "spec.managedBy"));
    assertThat(job.hasPodFailurePolicy()).isTrue();
    assertThat(job.hasSuccessPolicy()).isTrue();
    assertThat(job.at("spec.podFailurePolicy")).isEqualTo(json(Kinds.JOB, "spec.podFailurePolicy"));
    assertThat(job.getStartTime()).isEqualTo(time(Kinds.JOB, "status.startTime"));
    assertThat(job.getCompletionTime()).isEqualTo(time(Kinds.JOB, "status.completionTime"));
    assertThat(job.getActive()).isEqualTo(number(Kinds.JOB, "status.active"));
    assertThat(job.getReady()).isEqualTo(number(Kinds.JOB, "status.ready"));
    assertThat(job.getTerminating()).isEqualTo(number(Kinds.JOB, "status.terminating"));
    assertThat(job.getFailedIndexes()).isEqualTo(json(Kinds.JOB, "status.failedIndexes"));
    assertThat((Object) job.getUncountedFailed())
        .isEqualTo(json(Kinds.JOB, "status.uncountedTerminatedPods.failed"));
    sameConditions(Kinds.JOB, job.getConditions());
  }

  @Test
  void absentValuesOfAJobAreNull() {
    Job job = (Job) Kinds.fromTree(Kinds.JOB, Map.of());
    assertThat(job.getCompletions()).isNull();
    assertThat(job.getTtlSecondsAfterFinished()).isNull();
    assertThat(job.getStartTime()).isNull();
    assertThat(job.getFailedIndexes()).isNull();
    assertThat(job.hasUncountedPods()).isFalse();
    assertThat(job.isFinished()).isFalse();
  }

  @Test
  void service() {
    Service service = (Service) full(Kinds.SERVICE);
    assertThat((Object) service.getSelector().getMatchLabels())
        .isEqualTo(json(Kinds.SERVICE, "spec.selector"));
    assertThat(service.getType()).isEqualTo(json(Kinds.SERVICE, "spec.type"));
    assertThat(service.getClusterIp()).isEqualTo(json(Kinds.SERVICE, "spec.clusterIP"));
    assertThat((Object) service.getClusterIps()).isEqualTo(json(Kinds.SERVICE, "spec.clusterIPs"));
    assertThat((Object) service.getIpFamilies()).isEqualTo(json(Kinds.SERVICE, "spec.ipFamilies"));
    assertThat(service.isPublishNotReadyAddresses()).isTrue();
    assertThat(service.getTrafficDistribution())
        .isEqualTo(json(Kinds.SERVICE, "spec.trafficDistribution"));
    assertThat(service.getPorts().get(1).port())
        .isEqualTo(number(Kinds.SERVICE, "spec.ports.1.port"));
    assertThat(service.getPorts().get(1).appProtocol())
        .isEqualTo(json(Kinds.SERVICE, "spec.ports.1.appProtocol"));
    assertThat(((Service) Kinds.fromTree(Kinds.SERVICE, Map.of())).getSelector().isAbsent())
        .isTrue();
  }

  @Test
  void node() {
    Node node = (Node) full(Kinds.NODE);
    assertThat((Object) node.getPodCidrs()).isEqualTo(json(Kinds.NODE, "spec.podCIDRs"));
    assertThat(node.isUnschedulable()).isTrue();
    assertThat((Object) node.getTaints().stream().map(Taint::toTree).toList())
        .isEqualTo(json(Kinds.NODE, "spec.taints"));
    assertThat((Object) node.getAllocatable()).isEqualTo(json(Kinds.NODE, "status.allocatable"));
    sameConditions(Kinds.NODE, node.getConditions());
  }

  @Test
  void namespaceAndServiceAccount() {
    Namespace namespace = (Namespace) full(Kinds.NAMESPACE);
    assertThat((Object) namespace.getSpecFinalizers())
        .isEqualTo(json(Kinds.NAMESPACE, "spec.finalizers"));
    assertThat(namespace.getPhase()).isEqualTo(json(Kinds.NAMESPACE, "status.phase"));
    sameConditions(Kinds.NAMESPACE, namespace.getConditions());
    ServiceAccount account = (ServiceAccount) full(Kinds.SERVICE_ACCOUNT);
    assertThat(account.getSecrets().get(1))
        .isEqualTo(json(Kinds.SERVICE_ACCOUNT, "secrets.1.name"));
  }

  @Test
  void configMapAndSecret() {
    ConfigMap map = (ConfigMap) full(Kinds.CONFIG_MAP);
    assertThat((Object) map.getData()).isEqualTo(json(Kinds.CONFIG_MAP, "data"));
    assertThat(map.getBinaryKeys()).containsExactlyInAnyOrder("key-0", "key-1");
    Secret secret =
        (Secret) Kinds.fromTree(Kinds.SECRET, Map.of("type", "Opaque", "data", Map.of("k", "")));
    assertThat(secret.getHashes())
        .isEqualTo(Map.of("k", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(secret.whole()).isNull();
  }

  @Test
  void lease() {
    Lease lease = (Lease) full(Kinds.LEASE);
    assertThat(lease.getHolderIdentity()).isEqualTo(json(Kinds.LEASE, "spec.holderIdentity"));
    assertThat(lease.getRenewTime()).isEqualTo(time(Kinds.LEASE, "spec.renewTime"));
    assertThat(lease.getLeaseDurationSeconds())
        .isEqualTo(number(Kinds.LEASE, "spec.leaseDurationSeconds"));
  }

  @Test
  void endpointSlice() {
    EndpointSlice slice = (EndpointSlice) full(Kinds.ENDPOINT_SLICE);
    assertThat(slice.getAddressType()).isEqualTo(json(Kinds.ENDPOINT_SLICE, "addressType"));
    assertThat(slice.getPorts().get(0).port())
        .isEqualTo(number(Kinds.ENDPOINT_SLICE, "ports.0.port"));
    assertThat(slice.getEndpointCount()).isEqualTo(2);
    Endpoint endpoint = slice.getEndpoints().get(1);
    assertThat((Object) endpoint.addresses())
        .isEqualTo(json(Kinds.ENDPOINT_SLICE, "endpoints.1.addresses"));
    assertThat(endpoint.serving()).isTrue();
    assertThat(endpoint.zone()).isEqualTo(json(Kinds.ENDPOINT_SLICE, "endpoints.1.zone"));
    assertThat(endpoint.nodeName()).isEqualTo(json(Kinds.ENDPOINT_SLICE, "endpoints.1.nodeName"));
    assertThat(endpoint.target()).isNotNull();
    assertThat(endpoint.hintZones().get(0))
        .isEqualTo(json(Kinds.ENDPOINT_SLICE, "endpoints.1.hints.forZones.0.name"));
  }
}
