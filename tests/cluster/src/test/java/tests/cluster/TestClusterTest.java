// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cluster")
final class TestClusterTest {
  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    cluster =
        TestCluster.start(
            Options.bare().withScheduler().withNodes(2).withControllerManager("--controllers=*"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aDeploymentRunsOnTheSimulatedNodesAndItsWritesAreInTheAuditLog() throws Exception {
    Api api = cluster.api();
    BlockingQueue<Api.Seen> seen = new LinkedBlockingQueue<>();
    Kind kind = api.kind("apps/v1", "Deployment");
    int before = cluster.audit().size();
    AutoCloseable watch = api.watch(kind, "default", seen::add);
    try {
      api.create(deployment("web", 2));
      Map<String, Object> last = Map.of();
      while (!Json.text(last, "status.availableReplicas").equals("2")) {
        Api.Seen next = seen.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("a change of the Deployment after %s", last).isNotNull();
        last = next.object();
      }
    } finally {
      watch.close();
    }
    assertThat(cluster.audit().from(before))
        .filteredOn(AuditLog.Entry::isWrite)
        .filteredOn(
            entry -> entry.user().equals("system:serviceaccount:kube-system:replicaset-controller"))
        .filteredOn(entry -> entry.what().equals("create pods"))
        .hasSize(2);
  }

  @Test
  void aUserWithoutRightsIsRefused() {
    Api nobody = cluster.api("nobody", List.of());
    Kind kind = cluster.api().kind("v1", "Secret");
    assertThatThrownBy(() -> nobody.list(kind, "default", null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("403")
        .hasMessageContaining("nobody");
  }

  @Test
  void objectsSurviveARestartOfTheApiServer() {
    Api api = cluster.api();
    api.create(
        Map.of(
            "apiVersion", "v1",
            "kind", "ConfigMap",
            "metadata", Map.of("name", "kept", "namespace", "default")));
    cluster.stopApiServer();
    cluster.startApiServer();
    assertThat(api.get(api.kind("v1", "ConfigMap"), "default", "kept")).isPresent();
  }

  @Test
  void aServerOutlivesNeitherItsOwnerNorASignal() {
    ServerProcess sleeper = cluster.run("sleeper", List.of("sleep", "600"));
    sleeper.stop("TERM");
    assertThat(sleeper.isAlive()).isFalse();
  }

  private static Map<String, Object> deployment(String name, int replicas) {
    Map<String, Object> labels = Map.of("app", name);
    return Map.of(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        Map.of("name", name, "namespace", "default"),
        "spec",
        Map.of(
            "replicas", replicas,
            "selector", Map.of("matchLabels", labels),
            "template",
                Map.of(
                    "metadata", Map.of("labels", labels),
                    "spec",
                        Map.of(
                            "containers",
                            List.of(Map.of("name", "main", "image", "example/web"))))));
  }
}
