// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Lets reads and reviews through and refuses everything else before it leaves the process. */
final class ReadOnlyClient implements ApiClient {
  private static final Set<String> REVIEWS =
      Set.of(
          "/apis/authorization.k8s.io/v1/subjectaccessreviews",
          "/apis/authentication.k8s.io/v1/tokenreviews");

  private final ApiClient next;

  ReadOnlyClient(ApiClient next) {
    this.next = next;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    if (!isAllowed(request)) {
      return CompletableFuture.failedFuture(refusal(request));
    }
    return next.send(request);
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    if (!isAllowed(request)) {
      sink.ended(refusal(request));
      return () -> {};
    }
    return next.open(request, sink);
  }

  @Override
  public ApiClient readOnly() {
    return this;
  }

  private static boolean isAllowed(ApiRequest request) {
    if (request.isRead()) {
      return true;
    }
    int query = request.path().indexOf('?');
    String path = query < 0 ? request.path() : request.path().substring(0, query);
    return "POST".equals(request.method()) && REVIEWS.contains(path);
  }

  private static ApiException refusal(ApiRequest request) {
    return ApiException.notSent(
        "sending " + request + ": this process may only read; nothing was sent", null);
  }
}
