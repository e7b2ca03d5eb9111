// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import engine.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One watch request: turns its bytes into events for the listener, and falls silent once closed,
 * whatever the client still delivers.
 */
final class WatchConnection implements StreamSink {
  /** Hears of one connection, under the lock and only until it is closed or ended. */
  interface Listener extends Format.Events {
    void opened();

    /** One object can't be read; the stream goes on. */
    void unreadable(String key, String what);

    /** The bytes make no sense any more; the connection is closed already. */
    void broken(String why);

    /** The connection ended, in order if the failure is null. */
    void ended(@Nullable ApiException failure);
  }

  private final Object lock;
  private final Clock clock;
  private final Target target;
  private final Listener listener;
  private boolean live = true;
  private boolean opened;
  private long openedAt;
  private long heardAt;
  private @Nullable ApiStream stream;
  private @Nullable Format format;
  private @Nullable Frames frames;

  WatchConnection(Object lock, Clock clock, Target target, Listener listener) {
    this.lock = lock;
    this.clock = clock;
    this.target = target;
    this.listener = listener;
  }

  /** Sends the request; to be called once, under the lock. */
  void open(ApiClient client, ApiRequest request) {
    heardAt = clock.nanos();
    ApiStream answer = client.open(request, this);
    stream = answer;
    if (!live) {
      closeLater(answer);
    }
  }

  /** Ends the connection without a further call of the listener; to be called under the lock. */
  void close() {
    live = false;
    if (stream != null) {
      closeLater(stream);
    }
  }

  /** Not here: the client may hold a lock of its own while it waits for ours to deliver bytes. */
  private void closeLater(ApiStream ending) {
    clock.schedule(Duration.ZERO, ending::close);
  }

  /** Monotonic nanoseconds of the last bytes, of the request before there were any. */
  long heardAt() {
    return heardAt;
  }

  /** Whether the server has begun to answer. */
  boolean isOpened() {
    return opened;
  }

  /** How long the answer has been under way, in nanoseconds; 0 if it never began. */
  long ageNanos() {
    return opened ? clock.nanos() - openedAt : 0;
  }

  @Override
  public void opened(ApiResponse head) {
    synchronized (lock) {
      if (live) {
        opened = true;
        openedAt = clock.nanos();
        heardAt = openedAt;
        format = target.formatOf(StatusReader.contentType(head));
        frames = format.frames();
        listener.opened();
      }
    }
  }

  @Override
  public void data(ByteBuffer chunk) {
    synchronized (lock) {
      Frames cutter = frames;
      if (!live || cutter == null) {
        return;
      }
      heardAt = clock.nanos();
      try {
        cutter.feed(chunk, this::frame);
      } catch (Frames.OutOfStepException e) {
        close();
        listener.broken(String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public void ended(@Nullable ApiException failure) {
    synchronized (lock) {
      if (live) {
        live = false;
        listener.ended(failure);
      }
    }
  }

  private void frame(byte[] bytes, int offset, int length) {
    Format reader = format;
    if (!live || reader == null) {
      return;
    }
    try {
      reader.readEvent(bytes, offset, length, listener);
    } catch (UnreadableObject e) {
      listener.unreadable(e.key(), "an event of " + length + " bytes: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      listener.unreadable("", "an event of " + length + " bytes: " + e);
    }
  }
}
