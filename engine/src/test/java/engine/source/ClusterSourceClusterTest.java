// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiClient;
import engine.client.ApiClients;
import engine.client.Connection;
import engine.discovery.Discovery;
import engine.discovery.Resource;
import engine.metrics.MetricsRegistry;
import engine.metrics.RestClientMetrics;
import engine.source.ClusterSource.Depth;
import engine.time.SystemClock;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.cluster.Api;
import tests.cluster.Options;
import tests.cluster.TestCluster;

/** Follows kinds of a real API server through what happens to connections and servers. */
@Tag("cluster")
class ClusterSourceClusterTest {
  private static final Kind PODS = Kinds.require("v1", "Pod");
  private static final Kind CONFIG_MAPS = Kinds.require("v1", "ConfigMap");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static TestCluster cluster;
  private final SystemClock clock = new SystemClock();
  private final Map<Kind, WaitingSink> sinks = new ConcurrentHashMap<>();
  private StallingProxy proxy;
  private ApiClients clients;
  private ApiClient client;
  private ClusterSource source;

  @BeforeAll
  static void startCluster() throws Exception {
    Path tokens =
        Files.writeString(folder.resolve("tokens.csv"), "secret,reader,1,system:masters\n");
    cluster =
        TestCluster.start(
            Options.bare().withApiServerFlags("--token-auth-file=" + tokens.toAbsolutePath()));
    cluster
        .api()
        .create(
            Map.of(
                "apiVersion", "v1",
                "kind", "ServiceAccount",
                "metadata", Map.of("name", "default", "namespace", "default")));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void start() throws Exception {
    proxy = new StallingProxy(cluster.server().getPort());
    clients =
        new ApiClients(
            Connection.load(kubeconfig("https://127.0.0.1:" + proxy.port()).toString(), ""),
            new ApiClients.Settings("test", -1, 0, false, false),
            clock,
            new RestClientMetrics(new MetricsRegistry()));
    client = clients.named("source");
    source = new ClusterSource(client, clock, new Random(1), this::sink, clients::reconnect);
    source.start();
  }

  @AfterEach
  void stop() throws Exception {
    source.close();
    clients.close();
    proxy.close();
  }

  @Test
  void twoThousandPodsAreListedAndWatchedThroughARestartOfTheServer() throws Exception {
    Api api = cluster.api();
    IntStream.range(0, 2000).parallel().forEach(i -> api.create(pod("p-" + i)));
    long cpu = cpuNanos();
    source.add(PODS, Depth.FULL);
    assertThat(source.awaitSynced(List.of(PODS), LIMIT)).isEmpty();
    System.out.printf("first list: %d us CPU per pod%n", (cpuNanos() - cpu) / 2000 / 1000);
    WaitingSink pods = sink(PODS);
    assertThat(pods.objects).hasSize(2000);

    int before = pods.events;
    cpu = cpuNanos();
    IntStream.range(0, 2000).parallel().forEach(i -> label(api, "p-" + i));
    assertThat(pods.await(LIMIT, sink -> sink.events >= before + 2000)).isTrue();
    System.out.printf(
        "events: %d us CPU per event, requests of the test included%n",
        (cpuNanos() - cpu) / 2000 / 1000);

    cluster.stopApiServer();
    assertThat(pods.await(LIMIT, sink -> !sink.problems.isEmpty())).isTrue();
    cluster.startApiServer();
    long restarted = System.nanoTime();
    api.delete(api.kind("v1", "Pod"), "default", "p-7", Map.of("gracePeriodSeconds", 0));
    assertThat(pods.await(LIMIT, sink -> sink.deletions.contains("default/p-7"))).isTrue();
    System.out.printf(
        "after the restart: %d ms to the deletion; lists %d; problems %s%n",
        (System.nanoTime() - restarted) / 1_000_000, pods.lists, pods.problems);
    assertThat(pods.objects).hasSize(1999);
  }

  @Test
  void aKindThatAppearsAtRunTimeIsFollowedByItsMetadata() throws Exception {
    Api api = cluster.api();
    Discovery discovery = new Discovery(client, clock);
    assertThat(discovery.ask().get().of("example.com/v1", "Widget")).isNull();
    api.create(widgetDefinition());
    Resource found = null;
    while (found == null) {
      Thread.sleep(200); // the server publishes a new kind after a while
      found = discovery.ask().get().of("example.com/v1", "Widget");
    }
    assertThat(found.canBeWatched()).isTrue();
    Kind kind = found.asKind();
    source.add(kind, Depth.METADATA);
    assertThat(source.awaitSynced(List.of(kind), LIMIT)).isEmpty();
    api.create(widget("w"));
    assertThat(sink(kind).await(LIMIT, sink -> sink.objects.containsKey("default/w"))).isTrue();
    api.delete(
        api.kind("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
        null,
        "widgets.example.com",
        Map.of());
    assertThat(sink(kind).await(LIMIT, sink -> sink.deletions.contains("default/w"))).isTrue();
    source.remove(kind, Depth.METADATA);
    assertThat(source.kinds()).isEmpty();
  }

  @Test
  void aSilentConnectionIsNoticedWithin30Seconds() throws Exception {
    discoverOnce();
    source.add(PODS, Depth.METADATA);
    source.add(CONFIG_MAPS, Depth.METADATA);
    assertThat(source.awaitSynced(List.of(PODS, CONFIG_MAPS), LIMIT)).isEmpty();
    System.out.println("connections: " + proxy.connections());
    proxy.stallPresentConnections();
    long begin = System.nanoTime();
    cluster
        .api()
        .create(
            Map.of(
                "apiVersion", "v1",
                "kind", "ConfigMap",
                "metadata", Map.of("name", "late", "namespace", "default")));
    assertThat(sink(CONFIG_MAPS).await(LIMIT, sink -> sink.objects.containsKey("default/late")))
        .isTrue();
    System.out.printf(
        "silent connection: object seen after %d ms; %s%n",
        (System.nanoTime() - begin) / 1_000_000, sink(CONFIG_MAPS).problems);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    assertThat(sink(CONFIG_MAPS).lists).isEqualTo(1);
  }

  private static Path kubeconfig(String server) throws Exception {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: u, user: {token: secret}}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """
            .formatted(server, cluster.rootCaFile()));
  }

  private void discoverOnce() throws Exception {
    new Discovery(client, clock).ask().get();
  }

  private WaitingSink sink(Kind kind) {
    return sinks.computeIfAbsent(kind, unused -> new WaitingSink());
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void label(Api api, String name) {
    api.patch(
        api.kind("v1", "Pod"),
        "default",
        name,
        null,
        "merge",
        Map.of("metadata", Map.of("labels", Map.of("touched", "yes"))));
  }

  private static Map<String, Object> pod(String name) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default"),
        "spec",
        Map.of("containers", List.of(Map.of("name", "main", "image", "example/web"))));
  }

  private static Map<String, Object> widget(String name) {
    return Map.of(
        "apiVersion",
        "example.com/v1",
        "kind",
        "Widget",
        "metadata",
        Map.of("name", name, "namespace", "default"),
        "spec",
        Map.of("size", 3));
  }

  private static Map<String, Object> widgetDefinition() {
    Map<String, Object> version =
        Map.of(
            "name",
            "v1",
            "served",
            true,
            "storage",
            true,
            "schema",
            Map.of(
                "openAPIV3Schema",
                Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true)));
    return Map.of(
        "apiVersion",
        "apiextensions.k8s.io/v1",
        "kind",
        "CustomResourceDefinition",
        "metadata",
        Map.of("name", "widgets.example.com"),
        "spec",
        Map.of(
            "group",
            "example.com",
            "scope",
            "Namespaced",
            "names",
            Map.of("plural", "widgets", "singular", "widget", "kind", "Widget"),
            "versions",
            List.of(version)));
  }
}
