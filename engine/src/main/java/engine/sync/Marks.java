// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.cache.ClusterCache;
import engine.cache.KindStore;
import engine.time.Clock;
import facts.intent.Act;
import facts.intent.Delete;
import facts.intent.DeleteCollection;
import facts.intent.Failure;
import facts.intent.Outcome;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reading one's own writes: what each write leaves to wait for, and when that is met.
 *
 * @source design point 5; 00-common.md C8 and C9
 */
final class Marks {
  /** Longest life of a request on the server: until then a lost write may still take place. */
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(12);

  /** A stream that has not shown a deletion by then will not show it. */
  private static final Duration GONE_WITHIN = Duration.ofMinutes(5);

  private final ClusterCache cache;
  private final Clock clock;

  Marks(ClusterCache cache, Clock clock) {
    this.cache = cache;
    this.clock = clock;
  }

  /** What these outcomes leave to wait for. */
  List<Mark> of(List<Outcome> outcomes) {
    List<Mark> marks = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Mark mark = of(outcome);
      if (mark != null && cache.storeIfPresent(mark.kind()) != null) {
        marks.add(mark);
      }
    }
    return marks;
  }

  private @Nullable Mark of(Outcome outcome) {
    Act act = outcome.getWrite().act();
    Kind kind = act.kind();
    if (act instanceof DeleteCollection) {
      return null;
    }
    String key = outcome.getRef().key();
    if (outcome.isDone()) {
      ClusterObject object = outcome.getObject();
      if (act instanceof Delete) {
        return object != null && object.isDeleting() && object.kind().equals(kind)
            ? new Mark(kind, object.resourceVersionNumber(), "", key, null)
            : new Mark(kind, 0, outcome.getUid(), key, after(GONE_WITHIN));
      }
      return object == null ? null : new Mark(kind, object.resourceVersionNumber(), "", key, null);
    }
    Failure failure = outcome.getFailure();
    if (failure != null && failure.unknown() && outcome.isFailed()) {
      return new Mark(kind, 0, "", key, after(UNKNOWN_FOR));
    }
    return null;
  }

  private long after(Duration wait) {
    return clock.nanos() + wait.toNanos();
  }

  /** Whether the cache shows the write. */
  boolean met(Mark mark) {
    KindStore store = cache.storeIfPresent(mark.kind());
    if (store == null) {
      return true;
    }
    if (mark.lapsesAtNanos() != null && clock.nanos() >= mark.lapsesAtNanos()) {
      return true;
    }
    if (mark.version() > 0) {
      return store.reached() >= mark.version();
    }
    if (mark.absentUid().isEmpty()) {
      return false;
    }
    ClusterObject object = store.get(mark.key());
    return object == null || !object.getUid().equals(mark.absentUid()) || object.isDeleting();
  }

  /** Runs a task when the mark may have been met. */
  void whenMet(Mark mark, Runnable task) {
    KindStore store = cache.storeIfPresent(mark.kind());
    if (store == null) {
      task.run();
      return;
    }
    if (mark.lapsesAtNanos() != null) {
      clock.schedule(Duration.ofNanos(mark.lapsesAtNanos() - clock.nanos()), task);
    }
    if (mark.version() > 0) {
      store.whenReached(mark.version(), task);
    } else if (!mark.absentUid().isEmpty()) {
      store.whenChanged(mark.key(), task);
      if (met(mark)) {
        // It was met, or the name was given to another object, before the task was registered.
        task.run();
      }
    }
  }
}
