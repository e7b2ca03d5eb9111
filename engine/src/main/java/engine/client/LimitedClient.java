// SPDX-License-Identifier: Apache-2.0
package engine.client;

import engine.metrics.RestClientMetrics;
import engine.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Holds requests back until the client's token bucket has one for them. */
final class LimitedClient implements ApiClient {
  private final ApiClient next;
  private final TokenBucket bucket;
  private final Clock clock;
  private final RestClientMetrics metrics;
  private final String host;

  LimitedClient(
      ApiClient next, TokenBucket bucket, Clock clock, RestClientMetrics metrics, String host) {
    this.next = next;
    this.bucket = bucket;
    this.clock = clock;
    this.metrics = metrics;
    this.host = host;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    Duration wait = reserve(request);
    if (wait.isZero()) {
      return next.send(request);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    clock.schedule(wait, () -> turn.complete(null));
    return turn.thenCompose(unused -> next.send(request));
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    Duration wait = reserve(request);
    if (wait.isZero()) {
      return next.open(request, sink);
    }
    LaterStream stream = new LaterStream(sink);
    clock.schedule(wait, () -> stream.begin(() -> next.open(request, sink)));
    return stream;
  }

  private Duration reserve(ApiRequest request) {
    Duration wait = bucket.reserve();
    metrics.rateLimited(request.method(), host, wait.toNanos() / 1e9);
    return wait;
  }
}
