// SPDX-License-Identifier: Apache-2.0
package engine.client;

import engine.time.Clock;
import java.time.Duration;

/**
 * Limits a rate with bursts: tokens come in at a fixed rate up to a maximum, each request takes
 * one.
 *
 * <p>A request that finds none reserves the next to come, so that waiting requests go in order.
 */
public final class TokenBucket {
  private final double perSecond;
  private final int burst;
  private final Clock clock;
  private double tokens;
  private long updatedNanos;

  /**
   * Starts full.
   *
   * @param perSecond tokens that come in each second; negative switches the limit off
   * @param burst most tokens kept, at least 1
   */
  public TokenBucket(double perSecond, int burst, Clock clock) {
    this.perSecond = perSecond;
    this.burst = Math.max(1, burst);
    this.clock = clock;
    tokens = this.burst;
    updatedNanos = clock.nanos();
  }

  /** Takes a token and answers how long to wait before using it; zero if it is there already. */
  public synchronized Duration reserve() {
    if (perSecond < 0) {
      return Duration.ZERO;
    }
    refill();
    tokens -= 1;
    if (tokens >= 0) {
      return Duration.ZERO;
    }
    return perSecond == 0
        ? Duration.ofDays(365)
        : Duration.ofNanos((long) Math.ceil(-tokens / perSecond * 1e9));
  }

  private void refill() {
    long nanos = clock.nanos();
    tokens = Math.min(burst, tokens + (nanos - updatedNanos) / 1e9 * perSecond);
    updatedNanos = nanos;
  }
}
