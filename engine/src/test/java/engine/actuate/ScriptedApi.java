// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import facts.meta.Kinds;
import facts.schema.Envelope;
import facts.schema.Json;
import facts.schema.Schema;
import facts.schema.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An API server that gives the answers it was told, in order, and remembers what it was asked. */
final class ScriptedApi implements ApiClient {
  private final ArrayDeque<CompletableFuture<ApiResponse>> answers = new ArrayDeque<>();
  private final List<ApiRequest> requests = new ArrayList<>();

  /** Answers the next request with an object. */
  ScriptedApi answer(Map<String, Object> object) {
    return answer(200, object);
  }

  /** Refuses the next request. */
  ScriptedApi refuse(int code, String reason) {
    return answer(
        code,
        Map.of(
            "kind",
            "Status",
            "apiVersion",
            "v1",
            "code",
            code,
            "reason",
            reason,
            "message",
            reason + " it is"));
  }

  /** Gives no answer to the next request, which may have taken effect. */
  ScriptedApi lose() {
    answers.add(CompletableFuture.failedFuture(ApiException.noAnswer("timed out", null)));
    return this;
  }

  private ScriptedApi answer(int code, Map<String, Object> tree) {
    byte[] body = Json.text(tree).getBytes(StandardCharsets.UTF_8);
    answers.add(CompletableFuture.completedFuture(new ApiResponse(code, Map.of(), body)));
    return this;
  }

  @Override
  public synchronized CompletableFuture<ApiResponse> send(ApiRequest request) {
    requests.add(request);
    CompletableFuture<ApiResponse> next = answers.poll();
    if (next == null) {
      throw new AssertionError("no answer is left for " + request);
    }
    return next;
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    throw new UnsupportedOperationException("no streams here");
  }

  /** Method and path of each request, without the query. */
  List<String> seen() {
    return requests.stream().map(ScriptedApi::line).toList();
  }

  private static String line(ApiRequest request) {
    String text = request.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }

  @Nullable String mediaType(int request) {
    return requests.get(request).contentType();
  }

  /** The body of a request as a tree. */
  Map<String, Object> body(int request) {
    byte[] body = Objects.requireNonNull(requests.get(request).body());
    if (!Envelope.isEnvelope(body)) {
      return Json.readObject(body);
    }
    Envelope envelope = Envelope.read(body);
    return Wire.decode(
        Objects.requireNonNull(
            Schema.kubernetes().type(Kinds.require(envelope.apiVersion(), envelope.kind()))),
        envelope.raw());
  }

  /** The metadata in the body of a request. */
  Map<String, Object> metadata(int request) {
    return Json.asObject(body(request).get("metadata"));
  }

  /** The spec in the body of a request. */
  Map<String, Object> spec(int request) {
    return Json.asObject(body(request).get("spec"));
  }
}
