// SPDX-License-Identifier: Apache-2.0
package engine.client;

import engine.metrics.RestClientMetrics;
import engine.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again when the server asks for it by Retry-After: after 429 always, since the
 * server did nothing, after 5xx only for reads, since a write may have happened.
 */
final class RetryingClient implements ApiClient {
  private static final int MAX_RETRIES = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final ApiClient next;
  private final Clock clock;
  private final RestClientMetrics metrics;
  private final String host;

  RetryingClient(ApiClient next, Clock clock, RestClientMetrics metrics, String host) {
    this.next = next;
    this.clock = clock;
    this.metrics = metrics;
    this.host = host;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    return send(request, 0);
  }

  private CompletableFuture<ApiResponse> send(ApiRequest request, int retries) {
    return next.send(request)
        .thenCompose(
            response -> {
              Duration wait = retries < MAX_RETRIES ? askedWait(request, response) : null;
              if (wait == null) {
                return CompletableFuture.completedFuture(response);
              }
              metrics.retried(Integer.toString(response.code()), request.method(), host);
              CompletableFuture<Void> turn = new CompletableFuture<>();
              clock.schedule(wait, () -> turn.complete(null));
              return turn.thenCompose(unused -> send(request, retries + 1));
            });
  }

  /** Streams aren't repeated here: their readers back off on their own. */
  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    return next.open(request, sink);
  }

  private static @Nullable Duration askedWait(ApiRequest request, ApiResponse response) {
    boolean mayRepeat = response.code() == 429 || (response.code() >= 500 && request.isRead());
    String header = response.header("Retry-After");
    if (!mayRepeat || header == null) {
      return null;
    }
    try {
      Duration wait = Duration.ofSeconds(Long.parseLong(header.trim()));
      return wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0 ? null : wait;
    } catch (NumberFormatException e) {
      return null; // a date or nonsense: the API server only sends seconds
    }
  }
}
