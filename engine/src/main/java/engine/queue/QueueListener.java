// SPDX-License-Identifier: Apache-2.0
package engine.queue;

import java.time.Duration;

/** Hears what happens to a work queue, to count it. */
public interface QueueListener {

  /** Counts nothing. */
  QueueListener NONE =
      new QueueListener() {
        @Override
        public void added(int depth) {}

        @Override
        public void taken(int depth, Duration waited) {}

        @Override
        public void worked(Duration took) {}

        @Override
        public void retried() {}
      };

  /** A key became due; so many are due now. */
  void added(int depth);

  /** A worker took a key that had waited so long. */
  void taken(int depth, Duration waited);

  /** The work on a key is over; it took so long. */
  void worked(Duration took);

  /** A failed key was put back. */
  void retried();
}
