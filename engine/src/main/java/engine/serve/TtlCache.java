// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps answers for a while; at most a thousand, the oldest go first. */
final class TtlCache<K, V> {
  private static final int MAX_ENTRIES = 1000;

  private record Entry<V>(V value, long untilNanos) {}

  private final Clock clock;
  private final Map<K, Entry<V>> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  TtlCache(Clock clock) {
    this.clock = clock;
  }

  /** The kept answer, else a fresh one; two threads may both ask for it. */
  V get(K key, Supplier<V> fresh, Function<V, Duration> ttl) {
    synchronized (entries) {
      Entry<V> entry = entries.get(key);
      if (entry != null && clock.nanos() - entry.untilNanos() < 0) {
        return entry.value();
      }
    }
    V value = fresh.get();
    synchronized (entries) {
      entries.remove(key);
      entries.put(key, new Entry<>(value, clock.nanos() + ttl.apply(value).toNanos()));
    }
    return value;
  }
}
