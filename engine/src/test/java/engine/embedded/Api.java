// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.time.ManualClock;
import facts.schema.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A cluster under test, spoken to in JSON written with single quotes. */
final class Api implements AutoCloseable {
  static final String MERGE = "application/merge-patch+json";
  static final String STRATEGIC = "application/strategic-merge-patch+json";
  static final String NAMESPACES = "/api/v1/namespaces";
  static final String SHOP = NAMESPACES + "/shop";
  static final String MAPS = SHOP + "/configmaps";
  static final String PODS = SHOP + "/pods";
  static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
  static final String POD =
      "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}";

  final ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  final EmbeddedCluster cluster;
  final ApiClient client;

  Api() {
    this(Assumptions.USUAL);
  }

  Api(Assumptions assumptions) {
    cluster = new EmbeddedCluster(clock, assumptions, 1);
    client = cluster.client("test");
    create(NAMESPACES, "{'metadata':{'name':'shop'}}");
    create(SHOP + "/serviceaccounts", "{'metadata':{'name':'default'}}");
  }

  /** An answer as a status code and a tree. */
  record Answer(int code, Map<String, Object> tree) {
    String text(String... path) {
      return Trees.text(tree, path);
    }

    Object at(String... path) {
      return Trees.at(tree, path);
    }
  }

  Answer send(String method, String path, String type, String body) {
    byte[] bytes = body.isEmpty() ? null : body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ApiResponse response =
        client
            .send(
                new ApiRequest(
                    method, path, ApiRequest.JSON, type, bytes, ApiRequest.DEFAULT_TIMEOUT))
            .join();
    return new Answer(response.code(), Json.readObject(response.body()));
  }

  Answer get(String path) {
    return send("GET", path, "", "");
  }

  Answer post(String path, String body) {
    return send("POST", path, ApiRequest.JSON, body);
  }

  /** Creates an object; anything but success is an error of the test. */
  Answer create(String path, String body) {
    Answer answer = post(path, body);
    assertThat(answer.code()).as(String.valueOf(answer.tree())).isEqualTo(201);
    return answer;
  }

  Answer put(String path, Map<String, Object> tree) {
    return send("PUT", path, ApiRequest.JSON, Json.text(tree));
  }

  Answer patch(String path, String type, String body) {
    return send("PATCH", path, type, body);
  }

  Answer delete(String path, String options) {
    return send("DELETE", path, ApiRequest.JSON, options);
  }

  /** Time passes. */
  void advance(double seconds) {
    clock.advance(Duration.ofMillis((long) (seconds * 1000)));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
