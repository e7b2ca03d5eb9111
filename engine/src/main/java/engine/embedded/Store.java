// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects, one counter of versions, and the newest changes of each kind.
 *
 * <p>Whoever uses it holds its monitor; trees in it are never changed, only replaced.
 */
final class Store {
  /**
   * One change of one object.
   *
   * @param version the version it made
   * @param before the object before, null if it is new
   * @param after the object after; when it is deleted its last state with the change's version
   * @param deleted whether the object is gone
   */
  record Change(
      long version,
      @Nullable Map<String, Object> before,
      Map<String, Object> after,
      boolean deleted) {}

  /** Hears of changes, under the store's monitor; must only take note. */
  interface Watcher {
    void changed(Change change);
  }

  private final int kept;
  private final Map<Resource, Collection> collections = new HashMap<>();
  private long version = 1;

  /**
   * An empty store.
   *
   * @param kept changes kept of each kind, for watches that resume
   */
  Store(int kept) {
    this.kept = kept;
  }

  private static final class Collection {
    private final TreeMap<String, Map<String, Object>> objects = new TreeMap<>();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private long forgotten;
  }

  private Collection of(Resource resource) {
    return collections.computeIfAbsent(resource, key -> new Collection());
  }

  /** The version of the newest change. */
  long version() {
    return version;
  }

  @Nullable Map<String, Object> find(Resource resource, String namespace, String name) {
    return of(resource).objects.get(namespace + "/" + name);
  }

  /** All objects of a kind, by namespace and name. */
  List<Map<String, Object>> all(Resource resource) {
    return new ArrayList<>(of(resource).objects.values());
  }

  /** Keeps an object, new or in place of its former state, under a new version. */
  Map<String, Object> put(Resource resource, Map<String, Object> tree) {
    Map<String, Object> stored = versioned(tree);
    Map<String, Object> before = of(resource).objects.put(key(tree), stored);
    note(resource, new Change(version, before, stored, false));
    return stored;
  }

  /** Removes an object. */
  void remove(Resource resource, Map<String, Object> tree) {
    Map<String, Object> before = of(resource).objects.remove(key(tree));
    note(resource, new Change(version + 1, before, versioned(tree), true));
  }

  /**
   * The changes after a version.
   *
   * @throws Refusal if some of them are no longer kept
   */
  List<Change> since(Resource resource, long from) {
    Collection collection = of(resource);
    if (from < collection.forgotten) {
      throw Refusal.expired(from, collection.forgotten);
    }
    return collection.changes.stream().filter(change -> change.version() > from).toList();
  }

  void watch(Resource resource, Watcher watcher) {
    of(resource).watchers.add(watcher);
  }

  void unwatch(Resource resource, Watcher watcher) {
    of(resource).watchers.remove(watcher);
  }

  private Map<String, Object> versioned(Map<String, Object> tree) {
    version++;
    Map<String, Object> copy = Trees.copy(tree);
    Trees.make(copy, "metadata").put("resourceVersion", Long.toString(version));
    return copy;
  }

  private void note(Resource resource, Change change) {
    Collection collection = of(resource);
    collection.changes.addLast(change);
    if (collection.changes.size() > kept) {
      collection.forgotten = collection.changes.removeFirst().version();
    }
    List.copyOf(collection.watchers).forEach(watcher -> watcher.changed(change));
  }

  private static String key(Map<String, Object> tree) {
    return Trees.text(tree, "metadata", "namespace") + "/" + Trees.text(tree, "metadata", "name");
  }
}
