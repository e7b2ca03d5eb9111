// SPDX-License-Identifier: Apache-2.0
package engine.queue;

import engine.definition.QueueDefinition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long failed keys wait: first·2ⁿ, at most the cap, and a token of the bucket that all keys of
 * a queue share; the longer of both.
 *
 * @source 00-common.md C2, Kubernetes 1.37
 */
public final class BackOff {
  private final QueueDefinition.BackOff curve;
  private final Map<String, Integer> failures = new HashMap<>();
  private double tokens;
  private long refilledAt;
  private boolean started;

  /** A back-off without failures and with a full bucket. */
  public BackOff(QueueDefinition.BackOff curve) {
    this.curve = curve;
    this.tokens = curve.burst();
  }

  /**
   * Counts one more failure of a key.
   *
   * @param nanos monotonic time
   * @return how long the key waits
   */
  synchronized Duration next(String key, long nanos) {
    int before = failures.merge(key, 1, Integer::sum) - 1;
    Duration exponential = curve.cap();
    if (before < 62) {
      double wait = curve.first().toNanos() * Math.pow(2, before);
      if (wait < curve.cap().toNanos()) {
        exponential = Duration.ofNanos((long) wait);
      }
    }
    Duration token = reserve(nanos);
    return exponential.compareTo(token) >= 0 ? exponential : token;
  }

  synchronized int failures(String key) {
    return failures.getOrDefault(key, 0);
  }

  synchronized void forget(String key) {
    failures.remove(key);
  }

  private Duration reserve(long nanos) {
    if (curve.bucketPerSecond() <= 0) {
      return Duration.ZERO;
    }
    if (started) {
      tokens =
          Math.min(curve.burst(), tokens + (nanos - refilledAt) / 1e9 * curve.bucketPerSecond());
    }
    started = true;
    refilledAt = nanos;
    tokens -= 1;
    return tokens >= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) (-tokens / curve.bucketPerSecond() * 1e9));
  }
}
