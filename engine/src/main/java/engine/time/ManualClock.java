// SPDX-License-Identifier: Apache-2.0
package engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A clock that stands still until it is advanced; tasks run in the thread that advances it. */
public final class ManualClock implements Clock {
  private record Task(long dueNanos, long order, Runnable action) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::order));
  private Instant now;
  private long nanos;
  private long scheduled;

  public ManualClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Timer schedule(Duration delay, Runnable action) {
    Task task = new Task(nanos + Math.max(0, delay.toNanos()), scheduled++, action);
    tasks.add(task);
    return () -> {
      synchronized (this) {
        tasks.remove(task);
      }
    };
  }

  /**
   * Moves time forward and runs every task that becomes due on the way, at its own moment and in
   * the order of due times; tasks that these schedule run too if they fall due.
   *
   * @throws IllegalArgumentException if the step is negative
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("step is " + step + "; must not be negative");
    }
    long end = nanos() + step.toNanos();
    while (true) {
      Task task;
      synchronized (this) {
        task = tasks.peek();
        if (task == null || task.dueNanos() > end) {
          moveTo(end);
          return;
        }
        tasks.remove(task);
        moveTo(Math.max(nanos, task.dueNanos()));
      }
      task.action().run();
    }
  }

  /** Sets the wall clock alone, as an operator or time daemon would; monotonic time stays. */
  public synchronized void setWallClock(Instant instant) {
    now = instant;
  }

  /** Time until the next task is due, or null when none waits. */
  public synchronized @Nullable Duration untilNextTask() {
    Task task = tasks.peek();
    return task == null ? null : Duration.ofNanos(Math.max(0, task.dueNanos() - nanos));
  }

  private void moveTo(long targetNanos) {
    now = now.plusNanos(targetNanos - nanos);
    nanos = targetNanos;
  }
}
