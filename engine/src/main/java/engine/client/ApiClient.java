// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.util.concurrent.CompletableFuture;

/** Sends requests to the API server under one identity; safe for use by many threads. */
public interface ApiClient {

  /**
   * Sends a request and gathers the whole answer.
   *
   * @return the answer whatever its status; fails with {@link ApiException} when no complete answer
   *     came (for a write the outcome is then unknown) or when the request was refused here
   */
  CompletableFuture<ApiResponse> send(ApiRequest request);

  /**
   * Opens a streamed answer, for example a watch. Calls of the sink are never concurrent.
   *
   * @return a handle that ends the stream
   */
  ApiStream open(ApiRequest request, StreamSink sink);

  /** A view that refuses every request but reads and the two review POSTs. */
  default ApiClient readOnly() {
    return new ReadOnlyClient(this);
  }
}
