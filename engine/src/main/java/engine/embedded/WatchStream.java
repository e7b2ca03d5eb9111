// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import engine.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One watch: what the store tells is queued, and written to the sink by one thread at a time. */
final class WatchStream implements ApiStream, Store.Watcher {
  /** Pause between two bookmarks. */
  static final Duration BOOKMARKS = Duration.ofSeconds(60);

  private static final String END_OF_INITIAL_EVENTS = "k8s.io/initial-events-end";

  private record Event(String type, Map<String, Object> object) {}

  private final Store store;
  private final Call call;
  private final Format format;
  private final Selection selection;
  private final StreamSink sink;
  private final Executor executor;
  private final Clock clock;
  private final ArrayDeque<Event> queue = new ArrayDeque<>();
  private boolean opened;
  private boolean draining;
  private boolean ending;
  private boolean ended;

  WatchStream(
      Store store, Call call, Format format, StreamSink sink, Executor executor, Clock clock) {
    this.store = store;
    this.call = call;
    this.format = format;
    this.selection = Selection.of(call);
    this.sink = sink;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Begins with what the call asks for: the present objects, or the changes after a version.
   *
   * @throws Refusal if the call asks for what can't be
   */
  void start() {
    boolean initial = call.flag("sendInitialEvents");
    if (initial && !call.parameter("resourceVersionMatch").equals("NotOlderThan")) {
      throw Refusal.invalidOptions(
          "ListOptions",
          new Refusal.Cause(
              "FieldValueForbidden",
              "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
              "resourceVersionMatch"));
    }
    long from = call.number("resourceVersion", 0);
    synchronized (store) {
      try {
        begin(initial, from);
        store.watch(call.resource(), this);
      } catch (Refusal refusal) {
        add(new Event("ERROR", refusal.status()));
        end();
      }
      schedule();
    }
    clock.schedule(Duration.ofSeconds(call.number("timeoutSeconds", 1800)), this::close);
    if (call.flag("allowWatchBookmarks")) {
      clock.schedule(BOOKMARKS, this::bookmark);
    }
  }

  private void begin(boolean initial, long from) {
    if (from > store.version()) {
      throw Refusal.ahead(from, store.version());
    }
    if (!initial && from > 0) {
      store.since(call.resource(), from).forEach(this::take);
      return;
    }
    for (Map<String, Object> object : store.all(call.resource())) {
      if (selection.matches(object)) {
        add(new Event("ADDED", object));
      }
    }
    if (initial && call.flag("allowWatchBookmarks")) {
      Map<String, Object> end = bookmarkObject();
      Trees.make(end, "metadata").put("annotations", Trees.of(END_OF_INITIAL_EVENTS, "true"));
      add(new Event("BOOKMARK", end));
    }
  }

  @Override
  public void changed(Store.Change change) {
    take(change);
    schedule();
  }

  private void take(Store.Change change) {
    Map<String, Object> before = change.before();
    boolean was = before != null && selection.matches(before);
    boolean is = !change.deleted() && selection.matches(change.after());
    if (was && is) {
      add(new Event("MODIFIED", change.after()));
    } else if (is) {
      add(new Event("ADDED", change.after()));
    } else if (was) {
      add(new Event("DELETED", change.after()));
    }
  }

  private void bookmark() {
    synchronized (store) {
      if (isEnding()) {
        return;
      }
      add(new Event("BOOKMARK", bookmarkObject()));
      schedule();
    }
    clock.schedule(BOOKMARKS, this::bookmark);
  }

  private Map<String, Object> bookmarkObject() {
    return Trees.of(
        "kind",
        call.resource().kind().kind(),
        "apiVersion",
        call.resource().kind().apiVersion(),
        "metadata",
        Trees.of("resourceVersion", Long.toString(store.version())));
  }

  @Override
  public void close() {
    synchronized (store) {
      end();
      schedule();
    }
  }

  private void end() {
    synchronized (queue) {
      ending = true;
    }
    store.unwatch(call.resource(), this);
  }

  private boolean isEnding() {
    synchronized (queue) {
      return ending;
    }
  }

  private void add(Event event) {
    synchronized (queue) {
      queue.addLast(event);
    }
  }

  /** Makes sure that a thread writes what is queued. */
  private void schedule() {
    synchronized (queue) {
      if (draining || ended) {
        return;
      }
      draining = true;
    }
    executor.execute(this::drain);
  }

  private void drain() {
    if (!opened) {
      opened = true;
      sink.opened(
          new ApiResponse(
              200, Map.of("content-type", List.of(format.contentType(true))), new byte[0]));
    }
    while (true) {
      Event event = next();
      if (event == null) {
        return;
      }
      byte[] frame =
          event.type().equals("ERROR")
              ? format.error(event.object())
              : format.event(event.type(), call.resource().kind(), event.object());
      sink.data(ByteBuffer.wrap(frame));
    }
  }

  private @Nullable Event next() {
    synchronized (queue) {
      Event event = queue.pollFirst();
      if (event != null) {
        return event;
      }
      draining = false;
      if (!ending || ended) {
        return null;
      }
      ended = true;
    }
    sink.ended(null);
    return null;
  }
}
