// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.time.Clock;
import facts.meta.ClusterObject;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one sink in step with one kind of the API server: a streaming list, then the watch after
 * it, until it is closed.
 *
 * <p>How it goes on after a break: a watch that was cut resumes at the version it had reached; an
 * expired version, or a list that was cut, is listed anew. A server that refuses streaming lists is
 * listed in pages and watched from their version. The version reached never goes back: repeated
 * events are dropped, and a list older than what was seen counts only when a second consistent read
 * confirms it (the server's store was set back).
 *
 * <p>A lock orders the client's threads and the timers; the sink is called under it.
 */
final class KubeStream implements AutoCloseable {
  /** A connection that lived this long was healthy: the next pause is short again. */
  static final Duration HEALTHY = Duration.ofSeconds(60);

  /** A watch that the server ends in order sooner than this is asked for again with a pause. */
  static final Duration SHORT = Duration.ofSeconds(5);

  /** After as many answers "that version is ahead of me" a full list settles it. */
  static final int PATIENCE_WITH_A_SERVER_BEHIND = 6;

  /** After as many cut streaming lists in a row the list is asked for in pages. */
  static final int PATIENCE_WITH_CUT_LISTS = 3;

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final int SHORTEST_WATCH_SECONDS = 300;

  private final Object lock = new Object();
  private final Target target;
  private final KindSink sink;
  private final ApiClient client;
  private final Clock clock;
  private final RandomGenerator random;
  private final Backoff backoff;
  private final Progress progress = new Progress();
  private long heardAt;
  private boolean stopped;
  private boolean inPages;
  private int cutLists;
  private int behind;
  private @Nullable WatchConnection watch;
  private @Nullable PagedList list;
  private Clock.@Nullable Timer pause;

  KubeStream(Target target, KindSink sink, ApiClient client, Clock clock, RandomGenerator random) {
    this.target = target;
    this.sink = sink;
    this.client = client;
    this.clock = clock;
    this.random = random;
    this.backoff = new Backoff(random);
    this.heardAt = clock.nanos();
  }

  /** Begins to list and watch; returns at once. */
  void start() {
    synchronized (lock) {
      connect();
    }
  }

  /** Ends the stream; the sink isn't called any more once this has returned. */
  @Override
  public void close() {
    synchronized (lock) {
      stopped = true;
      drop();
      if (pause != null) {
        pause.cancel();
      }
    }
  }

  /**
   * How long the present connection has been silent, or waits for its answer.
   *
   * @return null while the stream pauses or is closed
   * @unit nanoseconds
   */
  @Nullable Long silence() {
    synchronized (lock) {
      return watch == null ? null : clock.nanos() - watch.heardAt();
    }
  }

  /** Monotonic nanoseconds of the last bytes of any connection, of the start before there were. */
  long heardAt() {
    synchronized (lock) {
      return watch != null && watch.isOpened() ? watch.heardAt() : heardAt;
    }
  }

  /** Leaves a connection that has proved dead and resumes on another. */
  void abandon(String why) {
    synchronized (lock) {
      if (!stopped && (watch != null || list != null)) {
        drop();
        failed(why, Duration.ZERO);
      }
    }
  }

  private void connect() {
    if (stopped) {
      return;
    }
    if (progress.reached() > 0) {
      open(false, "&resourceVersion=" + progress.reached());
    } else if (inPages) {
      list = new PagedList(lock, target, client, new Listing());
      list.open();
    } else {
      open(true, "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan");
    }
  }

  private void open(boolean listing, String more) {
    int seconds = SHORTEST_WATCH_SECONDS + random.nextInt(SHORTEST_WATCH_SECONDS);
    String path =
        target.path() + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + seconds + more;
    WatchConnection next = new WatchConnection(lock, clock, target, new Watching(listing));
    watch = next;
    next.open(client, ApiRequest.get(path).accepting(target.acceptWatch()).within(ANSWER_LIMIT));
  }

  private void drop() {
    if (watch != null) {
      judge(watch);
      watch.close();
      watch = null;
    }
    if (list != null) {
      list.close();
      list = null;
    }
  }

  private void judge(WatchConnection connection) {
    heardAt = connection.isOpened() ? connection.heardAt() : heardAt;
    if (connection.ageNanos() >= HEALTHY.toNanos()) {
      backoff.reset();
    }
  }

  private void problem(String text) {
    sink.problem("watching " + target.name() + ": " + text);
  }

  private void failed(String why, Duration atLeast) {
    Duration wait = backoff.next();
    wait = wait.compareTo(atLeast) < 0 ? atLeast : wait;
    problem(why + "; trying again in " + wait.toMillis() + " ms");
    pause =
        clock.schedule(
            wait,
            () -> {
              synchronized (lock) {
                connect();
              }
            });
  }

  private void relist(String why) {
    progress.forget();
    if (backoff.isFresh()) {
      backoff.next(); // the first time at once, then with growing pauses
      problem(why + "; listing anew");
      connect();
    } else {
      failed(why + "; listing anew", Duration.ZERO);
    }
  }

  private void refused(ApiStatus status, boolean listing) {
    String verb = listing ? "list and watch " : "watch ";
    if (status.isExpired()) {
      relist("the version asked for has expired (" + status + ")");
    } else if (listing && !inPages && status.refusesTheQuery()) {
      turnToPages("the server refuses a streaming list (" + status + ")");
      connect();
    } else if (status.isAhead() && ++behind >= PATIENCE_WITH_A_SERVER_BEHIND) {
      behind = 0;
      relist("the server is still behind version " + progress.reached());
    } else {
      failed(
          "the server refuses to " + verb + target.name() + " (" + status + ")",
          status.retryAfter());
    }
  }

  private void turnToPages(String why) {
    inPages = true;
    problem(why + "; listing in pages of " + PagedList.PAGE + " from now on");
  }

  /** Returns whether the list counts; if it doesn't, the next attempt is under way. */
  private boolean complete(long version) {
    long highest = progress.highest();
    if (!progress.complete(version)) {
      drop();
      failed(
          "a full list ends at version " + version + ", below " + highest + " that was seen",
          Duration.ZERO);
      return false;
    }
    if (version < highest) {
      problem("the server's store was set back from version " + highest + " to " + version);
    }
    cutLists = 0;
    behind = 0;
    sink.synced(version);
    return true;
  }

  /** What a watch connection says, during its initial list and after it. */
  private final class Watching implements WatchConnection.Listener {
    private boolean listing;

    Watching(boolean listing) {
      this.listing = listing;
    }

    @Override
    public void opened() {
      if (listing) {
        sink.relisting();
      } else {
        sink.bookmark(progress.reached()); // nothing new, but the stream is well again
      }
    }

    @Override
    public void observed(ClusterObject object) {
      if (listing || progress.isNew(object.resourceVersionNumber())) {
        sink.observed(object);
        arrived(object);
      }
    }

    @Override
    public void deleted(ClusterObject lastState) {
      if (listing || progress.isNew(lastState.resourceVersionNumber())) {
        sink.deleted(lastState);
        arrived(lastState);
      }
    }

    private void arrived(ClusterObject object) {
      if (!listing) {
        progress.advance(object.resourceVersionNumber());
      }
    }

    @Override
    public void bookmark(long version, boolean endOfInitialEvents) {
      if (listing && endOfInitialEvents) {
        listing = !complete(version);
      } else if (listing) {
        drop();
        turnToPages("the server sends no end of the initial list");
        connect();
      } else if (version > 0 && version < progress.reached()) {
        long reached = progress.reached();
        drop();
        relist("the server is at version " + version + ", below " + reached + " that was reached");
      } else {
        behind = 0;
        progress.advance(version);
        sink.bookmark(version);
      }
    }

    @Override
    public void failed(ApiStatus status) {
      drop();
      refused(status, listing);
    }

    @Override
    public void unreadable(String key, String what) {
      sink.kept(key);
      problem(what + " can't be read; it is skipped and the watch goes on");
    }

    @Override
    public void broken(String why) {
      drop();
      KubeStream.this.failed(why, Duration.ZERO);
    }

    @Override
    public void ended(@Nullable ApiException failure) {
      long age = watch == null ? 0 : watch.ageNanos();
      drop();
      ApiResponse refusal = failure == null ? null : failure.response();
      if (refusal != null) {
        refused(StatusReader.of(refusal), listing);
      } else if (listing) {
        listCut(failure);
      } else if (failure != null) {
        KubeStream.this.failed(String.valueOf(failure.getMessage()), Duration.ZERO);
      } else if (age < SHORT.toNanos()) {
        KubeStream.this.failed("the server ended the watch at once", Duration.ZERO);
      } else {
        connect();
      }
    }

    private void listCut(@Nullable ApiException failure) {
      if (failure == null && ++cutLists >= PATIENCE_WITH_CUT_LISTS) {
        turnToPages("the server ended " + cutLists + " streaming lists before they were complete");
      }
      String why = failure == null ? "the server ended it" : String.valueOf(failure.getMessage());
      KubeStream.this.failed("the list was cut: " + why, Duration.ZERO);
    }
  }

  /** What a list in pages says. */
  private final class Listing implements PagedList.Listener {
    @Override
    public void opened() {
      sink.relisting();
    }

    @Override
    public void observed(ClusterObject object) {
      sink.observed(object);
    }

    @Override
    public void unreadable(String key, String what) {
      sink.kept(key);
      problem(what + " can't be read; it is skipped and the list goes on");
    }

    @Override
    public void complete(long resourceVersion) {
      list = null;
      if (resourceVersion == 0) {
        KubeStream.this.failed("the list's version is no number", Backoff.CAP);
      } else if (KubeStream.this.complete(resourceVersion)) {
        connect();
      }
    }

    @Override
    public void refused(ApiStatus status) {
      drop();
      KubeStream.this.refused(status, true);
    }

    @Override
    public void failed(String why) {
      drop();
      KubeStream.this.failed(why, Duration.ZERO);
    }
  }
}
