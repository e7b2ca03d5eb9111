// SPDX-License-Identifier: Apache-2.0
package engine.time;

import java.time.Duration;
import java.time.Instant;

/** Tells the time and wakes tasks; implementations are safe for use by many threads. */
public interface Clock {
  /** Wall-clock time, for what is written into objects; may jump. */
  Instant now();

  /** Monotonic time in nanoseconds since an arbitrary start, for measuring and deadlines. */
  long nanos();

  /**
   * Runs a short task once after a delay; a negative delay counts as zero.
   *
   * <p>Tasks must not block: they share a thread.
   */
  Timer schedule(Duration delay, Runnable task);

  /** A scheduled task that may still be called off. */
  interface Timer {
    /** Calls the task off if it hasn't started; calling it again does nothing. */
    void cancel();
  }
}
