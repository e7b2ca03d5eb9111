// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.StreamSink;
import engine.flags.FeatureGates;
import engine.flags.FlagParser;
import engine.flags.FlagTable;
import engine.host.Controllers;
import engine.host.RuleFolders;
import engine.host.RunContext;
import engine.metrics.MetricsRegistry;
import engine.time.SystemClock;
import facts.schema.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole engine, unchanged, on the embedded cluster. */
class EngineOnEmbeddedTest {
  private static final String SETS = "/apis/apps/v1/namespaces/shop/replicasets";

  /** Done when the watched ReplicaSet says that all of its replicas are ready. */
  private static final class Ready implements StreamSink {
    private final CompletableFuture<Map<String, Object>> ready = new CompletableFuture<>();

    @Override
    public void data(ByteBuffer chunk) {
      byte[] frame = new byte[chunk.remaining()];
      chunk.get(frame);
      Map<String, Object> set = Trees.map(Json.readObject(frame), "object");
      if (Trees.number(set, "status", "readyReplicas") == 3) {
        ready.complete(set);
      }
    }

    @Override
    public void ended(@Nullable ApiException failure) {
      ready.completeExceptionally(new IllegalStateException("the watch ended"));
    }
  }

  @Test
  void aReplicaSetGetsThreeReadyPods() throws Exception {
    SystemClock clock = new SystemClock();
    Assumptions quick =
        new Assumptions(
            2, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50), 100);
    try (EmbeddedCluster cluster = new EmbeddedCluster(clock, quick, 1)) {
      ApiClient client = cluster.client("test");
      create(client, "/api/v1/namespaces", "{'metadata':{'name':'shop'}}");
      create(client, "/api/v1/namespaces/shop/serviceaccounts", "{'metadata':{'name':'default'}}");
      create(
          client,
          SETS,
          "{'metadata':{'name':'web'},'spec':{'replicas':3,'selector':{'matchLabels':{'a':'b'}},"
              + "'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c',"
              + "'image':'i'}]}}}}");
      Controllers controllers = new Controllers(RuleFolders.read(null));
      controllers.start(
          new RunContext(
              FlagParser.parse(FlagTable.load(), "drover", List.of()),
              FeatureGates.with(Map.of()),
              Set.of("replicaset-controller"),
              cluster,
              clock,
              new MetricsRegistry(),
              (path, page) -> {},
              reason -> {}));
      Ready ready = new Ready();
      client.open(ApiRequest.get(SETS + "?watch=1"), ready);
      Map<String, Object> set = ready.ready.get(60, TimeUnit.SECONDS);
      assertThat(Trees.number(set, "status", "observedGeneration")).isEqualTo(1);
      List<Map<String, Object>> pods =
          Trees.children(
              Json.readObject(
                  client.send(ApiRequest.get("/api/v1/namespaces/shop/pods")).join().body()),
              "items");
      assertThat(pods).hasSize(3);
      assertThat(pods)
          .allSatisfy(
              pod ->
                  assertThat(Trees.children(pod, "metadata", "ownerReferences").get(0))
                      .containsEntry("uid", Trees.text(set, "metadata", "uid")));
      assertThat(cluster.writes().get("system:serviceaccount:kube-system:replicaset-controller"))
          .containsEntry("create", 3L + events(client));
      assertThat(controllers.stop(Duration.ofSeconds(10))).isTrue();
    }
  }

  private static long events(ApiClient client) {
    return Trees.children(
            Json.readObject(
                client.send(ApiRequest.get("/api/v1/namespaces/shop/events")).join().body()),
            "items")
        .size();
  }

  private static void create(ApiClient client, String path, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThat(client.send(ApiRequest.json("POST", path, bytes)).join().code()).isEqualTo(201);
  }
}
