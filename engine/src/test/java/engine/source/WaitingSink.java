// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.meta.ClusterObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps what a cache would, and lets a test wait for it. */
final class WaitingSink implements KindSink {
  final Map<String, ClusterObject> objects = new LinkedHashMap<>();
  final List<String> deletions = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
  int lists;
  int events;
  long reached;
  private final Set<String> unseen = new HashSet<>();

  /** Waits until this holds; returns whether it did within the time. */
  synchronized boolean await(Duration limit, Predicate<WaitingSink> condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.test(this)) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  @Override
  public synchronized void relisting() {
    unseen.clear();
    unseen.addAll(objects.keySet());
  }

  @Override
  public synchronized void observed(ClusterObject object) {
    events++;
    unseen.remove(object.key());
    objects.put(object.key(), object);
    notifyAll();
  }

  @Override
  public synchronized void kept(String key) {
    unseen.remove(key);
  }

  @Override
  public synchronized void deleted(ClusterObject lastState) {
    events++;
    objects.remove(lastState.key());
    deletions.add(lastState.key());
    notifyAll();
  }

  @Override
  public synchronized void bookmark(long resourceVersion) {
    reached = Math.max(reached, resourceVersion);
    notifyAll();
  }

  @Override
  public synchronized void synced(long resourceVersion) {
    objects.keySet().removeAll(unseen);
    deletions.addAll(unseen);
    lists++;
    reached = resourceVersion;
    notifyAll();
  }

  @Override
  public synchronized void problem(String text) {
    problems.add(text);
    notifyAll();
  }
}
