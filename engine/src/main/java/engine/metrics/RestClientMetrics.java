// SPDX-License-Identifier: Apache-2.0
package engine.metrics;

/**
 * Metrics of requests to the API server, under client-go's names.
 *
 * @source 00-controller-manager.md section 9, Kubernetes 1.37
 */
public final class RestClientMetrics {
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60};
  private static final double[] BYTES = {
    64, 256, 512, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216
  };

  private final MetricsRegistry registry;

  public RestClientMetrics(MetricsRegistry registry) {
    this.registry = registry;
  }

  /** Counts one answer; the code is the HTTP status or {@code <error>} if none came. */
  public void answered(String code, String method, String host) {
    registry
        .counter(
            "rest_client_requests_total",
            "Requests to the API server by status code, method and host.",
            "code",
            code,
            "method",
            method,
            "host",
            host)
        .increment();
  }

  /** Records the seconds from sending a request to its answer. */
  public void latency(String verb, String host, double seconds) {
    histogram("rest_client_request_duration_seconds", "Time to an answer.", SECONDS, verb, host)
        .record(seconds);
  }

  /** Records the seconds that a request waited for the client's own rate limit. */
  public void rateLimited(String verb, String host, double seconds) {
    histogram(
            "rest_client_rate_limiter_duration_seconds",
            "Time spent waiting for the client's rate limit.",
            SECONDS,
            verb,
            host)
        .record(seconds);
  }

  /** Records the size of a request's body. */
  public void requestSize(String verb, String host, long bytes) {
    histogram("rest_client_request_size_bytes", "Size of request bodies.", BYTES, verb, host)
        .record((double) bytes);
  }

  /** Records the size of an answer's body. */
  public void responseSize(String verb, String host, long bytes) {
    histogram("rest_client_response_size_bytes", "Size of answer bodies.", BYTES, verb, host)
        .record((double) bytes);
  }

  /** Counts one repeated request; the code is that of the answer that made it repeat. */
  public void retried(String code, String verb, String host) {
    registry
        .counter(
            "rest_client_request_retries_total",
            "Requests sent again, by the status code that led to it.",
            "code",
            code,
            "verb",
            verb,
            "host",
            host)
        .increment();
  }

  private Histogram.Row histogram(
      String name, String help, double[] buckets, String verb, String host) {
    return registry.histogram(name, help, buckets, "verb", verb, "host", host);
  }
}
