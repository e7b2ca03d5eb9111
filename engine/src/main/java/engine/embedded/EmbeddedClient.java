// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client of the embedded server under one identity; answers in the caller's thread. */
final class EmbeddedClient implements ApiClient {
  private final Server server;
  private final String identity;

  EmbeddedClient(Server server, String identity) {
    this.server = server;
    this.identity = identity;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    try {
      return CompletableFuture.completedFuture(server.answer(request, identity));
    } catch (Refusal refusal) {
      return CompletableFuture.completedFuture(refused(request, refusal));
    }
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    try {
      return server.watch(request, sink);
    } catch (Refusal refusal) {
      ApiException failure =
          ApiException.refused(
              "sending " + request + ": " + refusal.getMessage(), refused(request, refusal));
      server.execute(() -> sink.ended(failure));
      return () -> {};
    }
  }

  private static ApiResponse refused(ApiRequest request, Refusal refusal) {
    boolean protobuf = request.accept().startsWith(ApiRequest.PROTOBUF);
    Format format = new Format(protobuf, false);
    return new ApiResponse(
        refusal.code(),
        Map.of("content-type", List.of(format.contentType(false))),
        format.status(refusal.status()));
  }
}
