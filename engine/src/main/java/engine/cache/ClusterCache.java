// SPDX-License-Identifier: Apache-2.0
package engine.cache;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stores of all kinds that somebody reads. Safe for use by many threads. */
public final class ClusterCache {
  private final Map<Kind, KindStore> stores = new ConcurrentHashMap<>();
  private final List<Consumer<KindStore>> onNewStore = new CopyOnWriteArrayList<>();

  /** The store of a kind, made when it is new. */
  public synchronized KindStore store(Kind kind) {
    KindStore present = stores.get(kind);
    if (present != null) {
      return present;
    }
    KindStore store = new KindStore(kind);
    stores.put(kind, store);
    onNewStore.forEach(listener -> listener.accept(store));
    return store;
  }

  /** The store of a kind, or null when nobody reads it. */
  public @Nullable KindStore storeIfPresent(Kind kind) {
    return stores.get(kind);
  }

  /** The object of a key, or null. */
  public @Nullable ClusterObject get(Kind kind, String key) {
    KindStore store = stores.get(kind);
    return store == null ? null : store.get(key);
  }

  /** All stores. */
  public Collection<KindStore> stores() {
    return stores.values();
  }

  /**
   * Hears of each store, of those that are there at once and of later ones before they hold
   * anything.
   */
  public synchronized void eachStore(Consumer<KindStore> listener) {
    onNewStore.add(listener);
    stores.values().forEach(listener);
  }
}
