// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Receives a streamed answer: opened, any number of chunks, ended; never concurrently. */
public interface StreamSink {
  /** Called once when a 2xx answer begins; its body is empty here. */
  default void opened(ApiResponse head) {}

  /**
   * Called for each chunk in order; the buffer is only valid during the call. The next chunk is
   * read when this returns, which is how a slow reader slows the server.
   */
  void data(ByteBuffer chunk);

  /**
   * Called once, last.
   *
   * @param failure null when the server or the caller ended the stream in order; with {@link
   *     ApiException#response()} when the server refused it
   */
  void ended(@Nullable ApiException failure);
}
