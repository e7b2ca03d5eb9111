// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tests.cluster.Api;
import tests.cluster.AuditLog;
import tests.cluster.Options;
import tests.cluster.TestCluster;

/** A dry run beside a real API server: what its audit log holds, and what the run tells. */
@Tag("cluster")
class DryRunClusterTest {
  private static final String USER = "dry-run";
  private static final Map<String, Object> LABELS = Map.of("app", "web");

  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(Options.bare());
    Api api = cluster.api();
    Access.readers(api, USER);
    api.create(object("v1", "Namespace", "", "dry", Map.of()));
    api.create(object("v1", "Namespace", "", "leaving", Map.of()));
    api.create(object("v1", "ConfigMap", "leaving", "content", Map.of()));
    api.delete(api.kind("v1", "Namespace"), null, "leaving", Map.of());
    Map<String, Object> pods =
        Map.of(
            "metadata", Map.of("labels", LABELS),
            "spec", Map.of("containers", List.of(Map.of("name", "c", "image", "i"))));
    Map<String, Object> spec =
        Map.of("replicas", 2, "selector", Map.of("matchLabels", LABELS), "template", pods);
    api.create(object("apps/v1", "Deployment", "dry", "web", Map.of("spec", spec)));
    api.create(object("apps/v1", "ReplicaSet", "dry", "lonely", Map.of("spec", spec)));
    api.create(
        object(
            "v1",
            "Service",
            "dry",
            "web",
            Map.of("spec", Map.of("selector", LABELS, "ports", List.of(Map.of("port", 80))))));
    Map<String, Object> absent =
        Map.of("apiVersion", "v1", "kind", "ConfigMap", "name", "gone", "uid", "no-such-uid");
    api.create(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "ConfigMap",
            "metadata",
            Map.of("name", "orphan", "namespace", "dry", "ownerReferences", List.of(absent))));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Map<String, Object> object(
      String apiVersion, String kind, String namespace, String name, Map<String, Object> more) {
    Map<String, Object> object = new java.util.LinkedHashMap<>(more);
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    object.put(
        "metadata",
        namespace.isEmpty() ? Map.of("name", name) : Map.of("name", name, "namespace", namespace));
    return object;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void nothingIsWrittenFromStartToStopAndTheLogNamesWhatWouldBe() throws IOException {
    String kubeconfig = cluster.kubeconfig(USER, List.of()).toString();
    int from = cluster.audit().size();
    try (Drover drover =
        Drover.run(
            cluster,
            "dry-run",
            List.of(
                "--dry-run",
                "--kubeconfig=" + kubeconfig,
                "--authentication-kubeconfig=" + kubeconfig,
                "--authorization-kubeconfig=" + kubeconfig,
                "--bind-address=127.0.0.1",
                "--secure-port=" + freePort(),
                "--use-service-account-credentials=true",
                "--leader-elect=true"))) {
      drover.awaitLog("would create ReplicaSet dry/web-");
      drover.awaitLog("would create 2 × Pod dry/lonely-");
      drover.awaitLog("would create EndpointSlice dry/web-");
      drover.awaitLog("would create ServiceAccount dry/default");
      drover.awaitLog("would create ConfigMap dry/kube-root-ca.crt");
      drover.awaitLog("would delete ConfigMap dry/orphan");
      drover.awaitLog("would delete every Pod in leaving");
      drover.stop();
      assertThat(drover.log())
          .contains("stopped")
          .as("content that is still there holds the namespace")
          .doesNotContain("Namespace leaving finalize");
      assertThat(drover.lines("would create 2 × Pod"))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("rule=replicaset/create-missing-pods")
                      .contains("at=rules/replicaset/scale.drl:"));
    }
    List<AuditLog.Entry> entries = cluster.audit().from(from);
    assertThat(
            entries.stream().filter(entry -> entry.user().equals(USER)).map(AuditLog.Entry::verb))
        .contains("list", "watch", "get")
        .isSubsetOf(Set.of("get", "list", "watch"));
    assertThat(entries.stream().map(AuditLog.Entry::user))
        .as("no service account of a controller is used")
        .noneMatch(user -> user.startsWith("system:serviceaccount:kube-system:"));
  }
}
