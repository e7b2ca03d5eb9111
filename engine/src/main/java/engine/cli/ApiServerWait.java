// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ClientConfigException;
import engine.client.Json;
import engine.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits until the API server answers, asking every second. */
final class ApiServerWait {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ApiClient client;
  private final String server;
  private final Clock clock;

  ApiServerWait(ApiClient client, String server, Clock clock) {
    this.client = client;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Waits for any answer that shows the server knows us.
   *
   * @throws ClientConfigException after ten seconds without, or at once if it refuses our identity
   */
  void reachable() {
    await(false);
  }

  /**
   * Waits for a healthy answer.
   *
   * @throws ClientConfigException after ten seconds without
   */
  void healthy() {
    await(true);
  }

  private void await(boolean healthy) {
    long end = clock.nanos() + LIMIT.toNanos();
    while (true) {
      String problem = ask(healthy);
      if (problem.isEmpty()) {
        return;
      }
      if (clock.nanos() - end > 0) {
        throw new ClientConfigException(
            "failed to wait for apiserver being healthy: asking "
                + server
                + "/healthz for "
                + LIMIT.toSeconds()
                + " s: "
                + problem,
            null);
      }
      CompletableFuture<Void> pause = new CompletableFuture<>();
      clock.schedule(PAUSE, () -> pause.complete(null));
      pause.join();
    }
  }

  private String ask(boolean healthy) {
    try {
      ApiResponse response =
          client.send(ApiRequest.get("/healthz").accepting("*/*").within(LIMIT)).join();
      if (response.code() == 401) {
        throw new ClientConfigException(
            "the API server "
                + server
                + " refuses our credentials (401: "
                + Json.message(response)
                + "); they may have expired",
            null);
      }
      return !healthy || response.code() == 200
          ? ""
          : "the answer is " + response.code() + ": " + Json.message(response);
    } catch (CompletionException e) {
      return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    } catch (ApiException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
