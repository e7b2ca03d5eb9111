// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends requests as a service account. */
final class AccountClient implements ApiClient {
  private static final int UNAUTHORIZED = 401;

  private final FabricTransport transport;
  private final AccountTokens tokens;

  AccountClient(FabricTransport transport, AccountTokens tokens) {
    this.transport = transport;
    this.tokens = tokens;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    return tokens
        .token()
        .thenCompose(
            token ->
                transport
                    .send(request, token)
                    .thenApply(
                        response -> {
                          if (response.code() == UNAUTHORIZED) {
                            tokens.drop(token);
                          }
                          return response;
                        })
                    .whenComplete(
                        (response, failure) -> {
                          if (Causes.isGoAway(failure)) {
                            tokens.drop(token);
                          }
                        }));
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    LaterStream stream = new LaterStream(sink);
    CompletableFuture<String> credentials = tokens.token();
    CompletableFuture<String> unused =
        credentials.whenComplete(
            (token, failure) -> {
              if (failure == null) {
                stream.begin(() -> transport.open(request, dropping(sink, token), token));
              } else {
                stream.fail(
                    failure instanceof ApiException known
                        ? known
                        : ApiException.notSent(String.valueOf(failure.getMessage()), failure));
              }
            });
    return stream;
  }

  private StreamSink dropping(StreamSink sink, String token) {
    return new StreamSink() {
      @Override
      public void opened(ApiResponse head) {
        sink.opened(head);
      }

      @Override
      public void data(ByteBuffer chunk) {
        sink.data(chunk);
      }

      @Override
      public void ended(@Nullable ApiException failure) {
        if (failure != null && (failure.code() == UNAUTHORIZED || Causes.isGoAway(failure))) {
          tokens.drop(token);
        }
        sink.ended(failure);
      }
    };
  }
}
