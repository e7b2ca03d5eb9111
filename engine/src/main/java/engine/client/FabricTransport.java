// SPDX-License-Identifier: Apache-2.0
package engine.client;

import engine.metrics.RestClientMetrics;
import engine.time.Clock;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends bytes over fabric8's HTTP client and counts what it does. */
final class FabricTransport implements ApiClient {
  private final Supplier<HttpClient> http;
  private final String baseUrl;
  private final String host;
  private final String userAgent;
  private final Clock clock;
  private final RestClientMetrics metrics;

  /**
   * Sends on the client of the moment, which stays owned by the caller.
   *
   * @param baseUrl scheme, host, port and path prefix without a slash at the end
   */
  FabricTransport(
      Supplier<HttpClient> http,
      String baseUrl,
      String host,
      String userAgent,
      Clock clock,
      RestClientMetrics metrics) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.host = host;
    this.userAgent = userAgent;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    return send(request, null);
  }

  /** Sends with a bearer token instead of the client's own credentials. */
  CompletableFuture<ApiResponse> send(ApiRequest request, @Nullable String token) {
    byte[] body = request.body();
    metrics.requestSize(request.method(), host, body == null ? 0 : body.length);
    long start = clock.nanos();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.get().sendAsync(build(request, token), byte[].class);
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    Clock.Timer limit =
        clock.schedule(
            request.timeout(),
            () -> {
              answer.completeExceptionally(
                  ApiException.noAnswer(
                      "sending "
                          + request
                          + " to "
                          + host
                          + ": no answer within "
                          + request.timeout().toMillis()
                          + " ms",
                      null));
              exchange.cancel(true);
            });
    CompletableFuture<HttpResponse<byte[]>> unused =
        exchange.whenComplete(
            (response, failure) -> {
              limit.cancel();
              if (failure == null) {
                byte[] bytes = response.body() == null ? new byte[0] : response.body();
                answered(request, response.code(), start);
                metrics.responseSize(request.method(), host, bytes.length);
                answer.complete(new ApiResponse(response.code(), headers(response), bytes));
              } else {
                metrics.answered("<error>", request.method(), host);
                answer.completeExceptionally(noAnswer(request, failure));
              }
            });
    return answer;
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    return open(request, sink, null);
  }

  /** Opens a stream with a bearer token instead of the client's own credentials. */
  ApiStream open(ApiRequest request, StreamSink sink, @Nullable String token) {
    FabricStream stream = new FabricStream(request, host, sink);
    long start = clock.nanos();
    Clock.Timer limit = clock.schedule(request.timeout(), stream::answerOverdue);
    stream.attach(
        http.get().consumeBytes(build(request, token), stream),
        response -> {
          limit.cancel();
          answered(request, response.code(), start);
          return new ApiResponse(response.code(), headers(response), new byte[0]);
        },
        failure -> {
          limit.cancel();
          metrics.answered("<error>", request.method(), host);
          return noAnswer(request, failure);
        });
    return stream;
  }

  private void answered(ApiRequest request, int code, long startNanos) {
    metrics.answered(Integer.toString(code), request.method(), host);
    metrics.latency(request.method(), host, (clock.nanos() - startNanos) / 1e9);
  }

  private ApiException noAnswer(ApiRequest request, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ApiException known) {
      return known;
    }
    return ApiException.noAnswer(
        "sending " + request + " to " + host + ": " + Causes.text(cause), cause);
  }

  private HttpRequest build(ApiRequest request, @Nullable String token) {
    HttpRequest.Builder builder = http.get().newHttpRequestBuilder().uri(baseUrl + request.path());
    byte[] body = request.body();
    String type = request.contentType() == null ? ApiRequest.JSON : request.contentType();
    if (body == null) {
      builder.method(request.method(), type, (String) null);
    } else if ("POST".equals(request.method())) {
      builder.post(type, body);
    } else if (type.contains("json")) {
      builder.method(request.method(), type, new String(body, StandardCharsets.UTF_8));
    } else {
      builder.method(request.method(), type, new ByteArrayInputStream(body), body.length);
    }
    builder.setHeader("Accept", request.accept());
    builder.setHeader("User-Agent", userAgent);
    if (token != null) {
      builder.setHeader("Authorization", "Bearer " + token);
    }
    return builder.timeout(0, TimeUnit.MILLISECONDS).forStreaming().build();
  }

  private static Map<String, List<String>> headers(HttpResponse<?> response) {
    Map<String, List<String>> headers = new HashMap<>();
    response
        .headers()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }
}
