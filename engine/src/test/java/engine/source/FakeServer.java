// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A transport whose answers the test gives by hand, in JSON as an API server writes it. */
final class FakeServer implements ApiClient {
  static final String JSON = "application/json";

  /** Every request in order, streams and plain ones. */
  final List<String> requests = new ArrayList<>();

  /** Answers to the next plain requests, by path; unanswered ones stay open. */
  final Map<String, ApiResponse> pages = new LinkedHashMap<>();

  private final List<CompletableFuture<ApiResponse>> open = new ArrayList<>();
  private final Deque<Watch> watches = new ArrayDeque<>();

  /** One watch that the stream under test has opened. */
  static final class Watch implements ApiStream {
    final String path;
    private final StreamSink sink;
    boolean closed;

    Watch(String path, StreamSink sink) {
      this.path = path;
      this.sink = sink;
    }

    Watch answers() {
      sink.opened(new ApiResponse(200, Map.of("content-type", List.of(JSON)), new byte[0]));
      return this;
    }

    Watch sends(String... events) {
      for (String event : events) {
        sink.data(ByteBuffer.wrap((event + "\n").getBytes(StandardCharsets.UTF_8)));
      }
      return this;
    }

    void ends() {
      sink.ended(null);
    }

    void breaks() {
      sink.ended(ApiException.noAnswer("connection reset", null));
    }

    void refuses(int code, String reason, String message) {
      sink.ended(ApiException.refused("refused", status(code, reason, message)));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** The watch opened last. */
  Watch watch() {
    return watches.getLast();
  }

  int watchesOpened() {
    return watches.size();
  }

  /** The next plain request of this path is answered in order. */
  void answerPlainRequests(String path) {
    pages.put(path, json(200, "{}"));
  }

  /** Every plain request that waits ends without an answer. */
  void failPlainRequests() {
    open.forEach(
        waiting -> waiting.completeExceptionally(ApiException.noAnswer("no answer", null)));
    open.clear();
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    requests.add(request.path());
    ApiResponse answer = pages.remove(request.path());
    if (answer != null) {
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<ApiResponse> waiting = new CompletableFuture<>();
    open.add(waiting);
    return waiting;
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    requests.add(request.path());
    Watch watch = new Watch(request.path(), sink);
    watches.add(watch);
    return watch;
  }

  static ApiResponse status(int code, String reason, String message) {
    return json(
        code,
        "{\"kind\":\"Status\",\"code\":"
            + code
            + ",\"reason\":\""
            + reason
            + "\",\"message\":\""
            + message
            + "\"}");
  }

  static ApiResponse json(int code, String body) {
    return new ApiResponse(
        code, Map.of("content-type", List.of(JSON)), body.getBytes(StandardCharsets.UTF_8));
  }

  static String object(String name, long version) {
    return "{\"metadata\":{\"name\":\""
        + name
        + "\",\"namespace\":\"default\",\"uid\":\"u-"
        + name
        + "\",\"resourceVersion\":\""
        + version
        + "\"}}";
  }

  static String event(String type, String name, long version) {
    return "{\"type\":\"" + type + "\",\"object\":" + object(name, version) + "}";
  }

  static String bookmark(long version) {
    return "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\""
        + version
        + "\"}}}";
  }

  static String endOfList(long version) {
    return "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\""
        + version
        + "\",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}}}";
  }

  static String error(int code, String reason, String message) {
    return "{\"type\":\"ERROR\",\"object\":" + status(code, reason, message).text() + "}";
  }
}
