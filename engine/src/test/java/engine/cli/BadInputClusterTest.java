// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.cluster.Api;
import tests.cluster.Json;
import tests.cluster.Kind;
import tests.cluster.Options;
import tests.cluster.TestCluster;

/** What goes wrong around the process costs one clear message, or one key its back-off. */
@Tag("cluster")
class BadInputClusterTest {
  private static final List<String> WRITES = List.of("create", "update", "patch", "delete");

  @TempDir static Path folder;
  private static TestCluster cluster;
  private static Api api;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(Options.bare());
    api = cluster.api();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Drover run(String user, String... flags) {
    List<String> all = new ArrayList<>();
    all.add("--kubeconfig=" + cluster.kubeconfig(user, List.of()));
    all.add("--secure-port=0");
    all.add("--leader-elect=false");
    all.addAll(List.of(flags));
    return Drover.run(cluster, user, all);
  }

  private static Map<String, Object> named(
      String kind, String namespace, String name, Map<String, Object> metadata) {
    Map<String, Object> all = new java.util.LinkedHashMap<>(metadata);
    all.put("name", name);
    if (!namespace.isEmpty()) {
      all.put("namespace", namespace);
    }
    return Map.of("apiVersion", "v1", "kind", kind, "metadata", all);
  }

  private static void namespace(String name) {
    api.create(named("Namespace", "", name, Map.of()));
  }

  private static Map<String, Object> replicaSet(String namespace) {
    Map<String, Object> labels = Map.of("app", "web");
    Map<String, Object> template =
        Map.of(
            "metadata", Map.of("labels", labels),
            "spec", Map.of("containers", List.of(Map.of("name", "c", "image", "i"))));
    return Map.of(
        "apiVersion",
        "apps/v1",
        "kind",
        "ReplicaSet",
        "metadata",
        Map.of("name", "web", "namespace", namespace),
        "spec",
        Map.of("replicas", 1, "selector", Map.of("matchLabels", labels), "template", template));
  }

  @Test
  void anUnreachableServerIsOneMessageAndTheEnd() {
    try (Drover drover =
        Drover.run(
            cluster,
            "unreachable",
            List.of("--master=http://127.0.0.1:1", "--secure-port=0", "--leader-elect=false"))) {
      drover.awaitEnd();
      assertThat(drover.lines("Error: "))
          .singleElement()
          .asString()
          .contains("http://127.0.0.1:1/healthz for 10 s")
          .contains("connection refused");
      assertThat(drover.log()).doesNotContain("\tat ");
    }
  }

  @Test
  void refusedCredentialsAreOneMessageAndTheEnd() throws IOException {
    Path kubeconfig =
        Files.writeString(
            folder.resolve("expired"),
            """
            apiVersion: v1
            kind: Config
            clusters:
            - name: c
              cluster: {server: "%s", insecure-skip-tls-verify: true}
            users:
            - name: u
              user: {token: expired}
            contexts:
            - name: x
              context: {cluster: c, user: u}
            current-context: x
            """
                .formatted(cluster.server()));
    try (Drover drover =
        Drover.run(
            cluster,
            "expired",
            List.of("--kubeconfig=" + kubeconfig, "--secure-port=0", "--leader-elect=false"))) {
      drover.awaitEnd();
      assertThat(drover.lines("Error: "))
          .singleElement()
          .asString()
          .contains("refuses our credentials (401: Unauthorized); they may have expired");
      assertThat(drover.log()).doesNotContain("\tat ");
    }
  }

  @Test
  void aForbiddenWriteBacksItsKeyOffWithOneMessageAndOthersGoOn() {
    Access.readers(api, "no-pods");
    Access.grant(api, "no-pods", "writes", List.of("serviceaccounts", "events"), WRITES);
    namespace("forbidden");
    api.create(named("ServiceAccount", "forbidden", "default", Map.of()));
    api.create(replicaSet("forbidden"));
    int from = cluster.audit().size();
    try (Drover drover =
        run("no-pods", "--controllers=replicaset-controller,serviceaccount-controller")) {
      drover.awaitLog("cannot create resource");
      namespace("later");
      Kind accounts = api.kind("v1", "ServiceAccount");
      drover.await("others go on", () -> api.get(accounts, "later", "default").isPresent());
      Drover.pause(Duration.ofSeconds(3));
      assertThat(drover.lines("object=forbidden/web"))
          .singleElement()
          .asString()
          .contains("pods is forbidden: User")
          .contains("cannot create resource")
          .contains("pods")
          .contains("growing pauses");
    }
    assertThat(
            cluster.audit().from(from).stream()
                .filter(entry -> entry.isWrite() && entry.what().equals("create pods")))
        .as("5 ms doubled each time are about ten tries in five seconds")
        .hasSizeBetween(3, 14);
  }

  @Test
  void aForbiddenWatchIsOneMessage() {
    Access.grant(api, "no-watch", "reads", List.of("replicasets"), List.of("get", "list", "watch"));
    try (Drover drover = run("no-watch", "--controllers=replicaset-controller")) {
      drover.awaitLog("refuses to list and watch pods");
      Drover.pause(Duration.ofSeconds(4));
      assertThat(drover.lines("refuses to list and watch pods"))
          .singleElement()
          .asString()
          .contains("403")
          .contains("resource \"pods\"");
    }
  }

  @Test
  void anObjectAtTheServersLimitOfSizeIsReadAndWrittenLikeAnyOther() {
    Access.readers(api, "large");
    Access.grant(api, "large", "writes", List.of("configmaps"), WRITES);
    namespace("large");
    String text = "0123456789abcdef".repeat(90_000);
    Map<String, Object> map =
        new java.util.LinkedHashMap<>(named("ConfigMap", "large", "kube-root-ca.crt", Map.of()));
    map.put("data", Map.of("large", text.substring(0, 1_040_000)));
    map.put(
        "metadata",
        Map.of(
            "name",
            "kube-root-ca.crt",
            "namespace",
            "large",
            "annotations",
            Map.of("note", text.substring(0, 260_000))));
    api.create(map);
    try (Drover drover =
        run(
            "large",
            "--controllers=root-ca-certificate-publisher-controller",
            "--root-ca-file=" + cluster.rootCaFile())) {
      Kind kind = api.kind("v1", "ConfigMap");
      drover.await(
          "the certificates are put in place",
          () ->
              Json.text(
                      Objects.requireNonNull(
                          api.get(kind, "large", "kube-root-ca.crt").orElse(Map.of("data", ""))),
                      "data")
                  .contains("BEGIN CERTIFICATE"));
      assertThat(drover.log()).doesNotContain("failed");
    }
  }

  @Test
  void aNamespaceThatCannotBeEmptiedWaitsAndOthersGo() {
    namespace("held");
    namespace("free");
    api.create(named("ConfigMap", "held", "kept", Map.of("finalizers", List.of("example.com/x"))));
    Kind namespaces = api.kind("v1", "Namespace");
    api.delete(namespaces, null, "held", Map.of());
    int from = cluster.audit().size();
    try (Drover drover =
        Drover.run(
            cluster,
            "emptying",
            List.of(
                "--kubeconfig=" + cluster.adminKubeconfig(),
                "--secure-port=0",
                "--leader-elect=false",
                "--controllers=namespace-controller"))) {
      drover.await(
          "the condition says what holds it",
          () ->
              Json.text(api.get(namespaces, null, "held").orElseThrow(), "status")
                  .contains("example.com/x in 1 resource instances"));
      api.delete(namespaces, null, "free", Map.of());
      drover.await("another goes", () -> api.get(namespaces, null, "free").isEmpty());
      Drover.pause(Duration.ofSeconds(4));
      assertThat(api.get(namespaces, null, "held")).isPresent();
      assertThat(
              cluster.audit().from(from).stream()
                  .filter(
                      entry ->
                          entry.isWrite()
                              && entry.what().equals("deletecollection configmaps")
                              && entry.namespace().equals("held")))
          .as("it is looked at again after pauses of seconds")
          .hasSizeBetween(1, 4);
      assertThat(drover.lines("WARN")).isEmpty();
    }
  }
}
