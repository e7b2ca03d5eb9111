// SPDX-License-Identifier: Apache-2.0
package engine.queue;

import engine.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are due, each at most once, in the order in which they became due.
 *
 * <p>A key that is added while it is worked on is due again afterwards; no key is worked on twice
 * at a time. Of several delayed adds of a key the earliest counts; a plain add leaves a delayed one
 * in place. Safe for use by many threads.
 *
 * @source 00-common.md C2, Kubernetes 1.37
 */
public final class WorkQueue {
  /** No delay is longer; a time so far away never comes. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Clock clock;
  private final BackOff backOff;
  private final QueueListener listener;
  private final ArrayDeque<String> order = new ArrayDeque<>();
  private final Map<String, Long> dirtySince = new HashMap<>();
  private final Map<String, Long> workingSince = new HashMap<>();
  private final Map<String, Delayed> delayed = new HashMap<>();
  private boolean shut;

  private record Delayed(long atNanos, Clock.Timer timer) {}

  /**
   * A queue without keys.
   *
   * @param clock tells when delayed keys are due
   * @param backOff how long failed keys wait
   * @param listener counts what happens
   */
  public WorkQueue(Clock clock, BackOff backOff, QueueListener listener) {
    this.clock = clock;
    this.backOff = backOff;
    this.listener = listener;
  }

  /** Makes a key due now. */
  public synchronized void add(String key) {
    if (shut || dirtySince.containsKey(key)) {
      return;
    }
    dirtySince.put(key, clock.nanos());
    if (!workingSince.containsKey(key)) {
      order.add(key);
      notifyAll();
    }
    listener.added(dirtySince.size());
  }

  /** Makes a key due after a delay; an earlier delayed add of the key stays. */
  public synchronized void addAfter(String key, Duration delay) {
    if (delay.isZero() || delay.isNegative()) {
      add(key);
      return;
    }
    if (shut) {
      return;
    }
    Duration wait = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    long at = clock.nanos() + wait.toNanos();
    Delayed pending = delayed.get(key);
    if (pending != null) {
      if (pending.atNanos <= at) {
        return;
      }
      pending.timer.cancel();
    }
    delayed.put(key, new Delayed(at, clock.schedule(wait, () -> due(key, at))));
  }

  /** Makes a key due after the back-off of one more failure. */
  public void addLimited(String key) {
    listener.retried();
    addAfter(key, backOff.next(key, clock.nanos()));
  }

  /** Failures of a key since it was last forgotten. */
  public int failures(String key) {
    return backOff.failures(key);
  }

  /** Forgets the failures of a key. */
  public void forget(String key) {
    backOff.forget(key);
  }

  /**
   * Takes the next key, waiting until there is one; {@link #done} must follow.
   *
   * @return the key, or null when the queue is shut and empty
   */
  public synchronized @Nullable String take() throws InterruptedException {
    while (order.isEmpty()) {
      if (shut) {
        return null;
      }
      wait();
    }
    return start();
  }

  /** Takes the next key if there is one; {@link #done} must follow. */
  public synchronized @Nullable String poll() {
    return order.isEmpty() ? null : start();
  }

  /** Says that the work on a key is over. */
  public synchronized void done(String key) {
    Long started = workingSince.remove(key);
    if (started != null) {
      listener.worked(Duration.ofNanos(clock.nanos() - started));
    }
    if (dirtySince.containsKey(key) && !shut) {
      order.add(key);
      notifyAll();
    }
  }

  /** Keys that are due and not yet worked on. */
  public synchronized int depth() {
    return order.size();
  }

  /** Time that all work under way has taken so far, added up. */
  public synchronized Duration unfinished() {
    long now = clock.nanos();
    return Duration.ofNanos(workingSince.values().stream().mapToLong(since -> now - since).sum());
  }

  /** Time that the longest work under way has taken so far. */
  public synchronized Duration longestRunning() {
    long now = clock.nanos();
    return Duration.ofNanos(
        workingSince.values().stream().mapToLong(since -> now - since).max().orElse(0));
  }

  /** Whether nothing is due, worked on or delayed. */
  public synchronized boolean isIdle() {
    return order.isEmpty() && workingSince.isEmpty() && delayed.isEmpty();
  }

  /** Takes no more keys; workers finish what they have and then get null. */
  public synchronized void shutDown() {
    shut = true;
    order.clear();
    delayed.values().forEach(pending -> pending.timer.cancel());
    delayed.clear();
    notifyAll();
  }

  private String start() {
    String key = order.remove();
    Long since = dirtySince.remove(key);
    workingSince.put(key, clock.nanos());
    listener.taken(
        dirtySince.size(),
        Duration.ofNanos(clock.nanos() - (since == null ? clock.nanos() : since)));
    return key;
  }

  private synchronized void due(String key, long at) {
    Delayed pending = delayed.get(key);
    if (pending != null && pending.atNanos == at) {
      delayed.remove(key);
      add(key);
    }
  }
}
