// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import engine.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final Answers answers = new Answers();
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final Discovery discovery = new Discovery(answers, clock);

  @BeforeEach
  void serveTheCore() {
    answers.put(
        "/api",
        AGGREGATED,
        "{'items':[{'metadata':{},'versions':[" + version("v1", "pods", "Pod") + "]}]}");
    answers.put("/apis", AGGREGATED, "{'items':[]}");
  }

  @Test
  void aResourceIsPreferredInTheGroupsPreferredVersionElseInTheFirstThatServesIt() {
    serve(
        "g.example.com",
        version("v2", "things", "Thing"),
        version("v1", "things", "Thing"),
        version("v1beta1", "olds", "Old"),
        version("v1alpha1", "olds", "Old"));
    assertThat(discovery.ask().join().preferred())
        .extracting(Resource::apiVersion)
        .containsExactly("v1", "g.example.com/v2", "g.example.com/v1beta1");
  }

  @Test
  void aStaleVersionIsAFailureAndTheNextOneIsPreferred() {
    serve(
        "g.example.com", "{'version':'v2','freshness':'Stale'}", version("v1", "things", "Thing"));
    Discovered found = discovery.ask().join();
    assertThat(found.failureText())
        .isEqualTo(
            "unable to retrieve the complete list of server APIs: "
                + "g.example.com/v2: stale GroupVersion discovery: g.example.com/v2");
    assertThat(found.groups().get(1).preferred()).isEqualTo("v1");
    assertThat(found.of("g.example.com/v1", "Thing")).isNotNull();
  }

  @Test
  void failuresAreSortedByGroupVersion() {
    answers.put(
        "/apis",
        AGGREGATED,
        "{'items':[{'metadata':{'name':'z'},'versions':[{'version':'v1','freshness':'Stale'}]},"
            + "{'metadata':{'name':'a'},'versions':[{'version':'v1','freshness':'Stale'}]}]}");
    assertThat(discovery.ask().join().failureText()).containsSubsequence("APIs: a/v1:", ", z/v1:");
  }

  @Test
  void verbsAndSubresourcesAreRead() {
    Resource pods = discovery.ask().join().of("v1", "Pod");
    assertThat(pods).isNotNull();
    assertThat(pods.namespaced()).isTrue();
    assertThat(pods.verbs()).containsExactlyInAnyOrder("list", "watch");
    assertThat(pods.subresources())
        .containsExactly(
            new Resource.Subresource("scale", "autoscaling", "v1", "Scale", Set.of("get")));
  }

  @Test
  void aServerWithoutAggregationIsAskedGroupByGroup() {
    answers.put("/api", "application/json", "{'kind':'APIVersions','versions':['v1']}");
    answers.put(
        "/api/v1",
        "application/json",
        "{'resources':[{'name':'pods','kind':'Pod','namespaced':true,'verbs':['list','watch']},"
            + "{'name':'pods/scale','kind':'Scale','group':'autoscaling','version':'v1','verbs':['get']}]}");
    answers.put(
        "/apis",
        "application/json",
        "{'groups':[{'name':'g','versions':[{'version':'v1'}],'preferredVersion':{'version':'v1'}}]}");
    answers.refuse("/apis/g/v1", 503, "service unavailable");
    Discovered found = discovery.ask().join();
    assertThat(found.preferred()).extracting(Resource::plural).containsExactly("pods");
    assertThat(found.resources().get(0).subresources().get(0).group()).isEqualTo("autoscaling");
    assertThat(found.failures())
        .containsEntry("g/v1", "the server is currently unable to handle the request");
  }

  @Test
  void changesAreToldAndTheSameAnswerIsNot() {
    List<Discovered> told = new ArrayList<>();
    discovery.listen(told::add);
    discovery.start();
    clock.advance(Discovery.REFRESH);
    assertThat(told).hasSize(1);
    serve("g.example.com", version("v1", "things", "Thing"));
    clock.advance(Discovery.REFRESH);
    assertThat(told).hasSize(2);
    discovery.close();
    int asked = answers.asked;
    clock.advance(Duration.ofMinutes(5));
    assertThat(answers.asked).isEqualTo(asked);
  }

  @Test
  void aFailedRefreshKeepsWhatIsKnownAndGoesOn() {
    discovery.start();
    Discovered known = discovery.latest();
    answers.refuse("/apis", 500, "no");
    clock.advance(Discovery.REFRESH);
    assertThat(discovery.latest()).isSameAs(known);
    assertThatThrownBy(() -> discovery.ask().join())
        .hasCauseInstanceOf(ApiException.class)
        .hasMessageContaining("discovering /apis: the server answered 500 no");
    assertThat(clock.untilNextTask()).isEqualTo(Discovery.REFRESH);
  }

  private void serve(String group, String... versions) {
    answers.put(
        "/apis",
        AGGREGATED,
        "{'items':[{'metadata':{'name':'"
            + group
            + "'},'versions':["
            + String.join(",", versions)
            + "]}]}");
  }

  private static String version(String version, String plural, String kind) {
    return "{'version':'"
        + version
        + "','freshness':'Current','resources':[{'resource':'"
        + plural
        + "','responseKind':{'group':'','version':'','kind':'"
        + kind
        + "'},'scope':'Namespaced','verbs':['list','watch'],'subresources':[{'subresource':'scale',"
        + "'responseKind':{'group':'autoscaling','version':'v1','kind':'Scale'},'verbs':['get']}]}]}";
  }

  /** Answers by path; quotes are written as apostrophes. */
  private static final class Answers implements ApiClient {
    private final Map<String, ApiResponse> byPath = new HashMap<>();
    private int asked;

    void put(String path, String type, String body) {
      byPath.put(path, response(200, type, body.replace('\'', '"')));
    }

    void refuse(String path, int code, String text) {
      byPath.put(path, response(code, "text/plain", text));
    }

    private static ApiResponse response(int code, String type, String body) {
      return new ApiResponse(
          code, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CompletableFuture<ApiResponse> send(ApiRequest request) {
      asked++;
      return CompletableFuture.completedFuture(byPath.get(request.path()));
    }

    @Override
    public ApiStream open(ApiRequest request, StreamSink sink) {
      throw new UnsupportedOperationException("discovery opens no streams");
    }
  }
}
