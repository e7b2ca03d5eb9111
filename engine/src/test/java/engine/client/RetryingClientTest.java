// SPDX-License-Identifier: Apache-2.0
package engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import engine.metrics.MetricsRegistry;
import engine.metrics.RestClientMetrics;
import engine.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryingClientTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final MetricsRegistry metrics = new MetricsRegistry();

  private int attempts(String method, int code, boolean retryAfter) {
    Map<String, List<String>> headers = retryAfter ? Map.of("retry-after", List.of("1")) : Map.of();
    FakeApi server = new FakeApi(request -> new ApiResponse(code, headers, new byte[0]));
    ApiClient client =
        new RetryingClient(server, clock, new RestClientMetrics(metrics), "localhost");
    CompletableFuture<ApiResponse> answer = client.send(ApiRequest.of(method, "/x"));
    clock.advance(Duration.ofSeconds(30));
    assertThat(answer.join().code()).isEqualTo(code);
    return server.seen().size();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,429,true,11",
    "POST,429,true,11",
    "DELETE,429,true,11",
    "GET,503,true,11",
    "POST,503,true,1",
    "PUT,500,true,1",
    "GET,429,false,1",
    "GET,503,false,1",
    "GET,404,true,1",
    "GET,200,true,1",
  })
  void repeatsOnlyWhatIsSafeAndAskedFor(
      String method, int code, boolean retryAfter, int wantAttempts) {
    assertThat(attempts(method, code, retryAfter)).isEqualTo(wantAttempts);
  }

  @Test
  void repeatsAreCounted() {
    attempts("GET", 429, true);
    assertThat(metrics.text())
        .contains(
            "rest_client_request_retries_total{code=\"429\",host=\"localhost\",verb=\"GET\"} 10.0");
  }
}
