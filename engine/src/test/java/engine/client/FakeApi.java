// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** An API server that answers at once from a function and remembers what it was asked. */
public final class FakeApi implements ApiClient {
  private final Function<ApiRequest, ApiResponse> answers;
  private final List<String> seen = new ArrayList<>();

  public FakeApi(Function<ApiRequest, ApiResponse> answers) {
    this.answers = answers;
  }

  /** Method and path of each request, in order. */
  public synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    synchronized (this) {
      seen.add(request.toString());
    }
    return CompletableFuture.completedFuture(answers.apply(request));
  }

  @Override
  public ApiStream open(ApiRequest request, StreamSink sink) {
    throw new UnsupportedOperationException("no streams here");
  }

  /** An answer with a text body. */
  public static ApiResponse answer(int code, String body) {
    return new ApiResponse(code, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
