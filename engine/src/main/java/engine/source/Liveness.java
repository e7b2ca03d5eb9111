// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices within 30 s that connections have fallen silent without having ended.
 *
 * <p>All streams share a connection where the server speaks HTTP/2, so bytes of one are a sign of
 * life for all. When none has heard anything for a while, a small request must be answered; if it
 * isn't, the connections are given up and every stream resumes on a new one. A stream with a
 * connection of its own gives up when it doesn't even hear the bookmark that a server sends every
 * minute.
 */
final class Liveness implements AutoCloseable {
  static final Duration TICK = Duration.ofSeconds(5);
  static final Duration QUIET = Duration.ofSeconds(10);
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
  static final Duration NO_BOOKMARK = Duration.ofSeconds(150);

  private final ApiClient client;
  private final Clock clock;
  private final Supplier<Collection<KubeStream>> streams;
  private final Runnable reconnect;
  private boolean closed;
  private boolean asking;
  private long answeredAt;
  private Clock.@Nullable Timer next;

  /**
   * Watches over streams once started.
   *
   * @param reconnect makes the client leave its present connections
   */
  Liveness(
      ApiClient client, Clock clock, Supplier<Collection<KubeStream>> streams, Runnable reconnect) {
    this.client = client;
    this.clock = clock;
    this.streams = streams;
    this.reconnect = reconnect;
  }

  synchronized void start() {
    answeredAt = clock.nanos();
    next = clock.schedule(TICK, this::tick);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void tick() {
    boolean connected = false;
    long now = clock.nanos();
    long heard = now - Long.MAX_VALUE / 2;
    for (KubeStream stream : streams.get()) {
      Long silence = stream.silence();
      heard = Math.max(heard - now, stream.heardAt() - now) + now;
      connected |= silence != null;
      if (silence != null && silence >= NO_BOOKMARK.toNanos()) {
        stream.abandon("nothing came for " + NO_BOOKMARK.toSeconds() + " s, not even a bookmark");
      }
    }
    if (connected && begins(now, heard)) {
      ask(now - heard);
    }
    synchronized (this) {
      if (!closed) {
        next = clock.schedule(TICK, this::tick);
      }
    }
  }

  private synchronized boolean begins(long now, long heard) {
    long sign = answeredAt - heard > 0 ? answeredAt : heard;
    if (closed || asking || now - sign < QUIET.toNanos()) {
      return false;
    }
    asking = true;
    return true;
  }

  private void ask(long quietNanos) {
    var unused =
        client
            .send(ApiRequest.get("/livez").within(ANSWER_LIMIT))
            .whenComplete(
                (answer, failure) -> {
                  synchronized (this) {
                    asking = false;
                    if (closed) {
                      return;
                    }
                    answeredAt = clock.nanos();
                  }
                  if (answer == null) {
                    giveUp(quietNanos, Causes.text(failure));
                  }
                });
  }

  private void giveUp(long quietNanos, String why) {
    reconnect.run();
    long quiet = Duration.ofNanos(quietNanos).toSeconds();
    for (KubeStream stream : streams.get()) {
      stream.abandon("nothing came for " + quiet + " s, and " + why);
    }
  }
}
