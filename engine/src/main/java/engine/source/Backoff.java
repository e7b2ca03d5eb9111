// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts that grow from 0.8 s to 30 s, spread at random; not thread-safe. */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(800);
  static final Duration CAP = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next pause: between one and two steps, where each step is twice the one before. */
  Duration next() {
    double step = FIRST.toMillis() * Math.pow(2, Math.min(failures++, 10));
    double spread = step * (1 + random.nextDouble());
    double capped = Math.min(spread, CAP.toMillis() * (0.8 + 0.2 * random.nextDouble()));
    return Duration.ofMillis((long) capped);
  }

  /** Whether nothing has failed since the last reset. */
  boolean isFresh() {
    return failures == 0;
  }

  /** The attempt was healthy: the next pause is short again. */
  void reset() {
    failures = 0;
  }
}
