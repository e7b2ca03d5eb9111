// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream that begins after a wait and may be closed before that. */
final class LaterStream implements ApiStream {
  private final StreamSink sink;
  private @Nullable ApiStream begun;
  private boolean closed;

  LaterStream(StreamSink sink) {
    this.sink = sink;
  }

  /** Begins the stream unless it was closed meanwhile. */
  synchronized void begin(Supplier<ApiStream> opener) {
    if (!closed) {
      begun = opener.get();
    }
  }

  /** Ends the stream before it began, for example because no credentials could be had. */
  void fail(ApiException failure) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    sink.ended(failure);
  }

  @Override
  public void close() {
    ApiStream stream;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      stream = begun;
    }
    if (stream == null) {
      sink.ended(null);
    } else {
      stream.close();
    }
  }
}
