// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import engine.cache.ClusterCache;
import engine.cache.KindStore;
import engine.definition.QueueDefinition;
import engine.definition.RelationDefinition;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.scope.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The relations of one queue, ready to load scopes and to map changes to keys. */
public final class QueueScope {
  private final ClusterCache cache;
  private final QueueDefinition queue;
  private final EveryKind everyKind;
  private final Map<String, Relation> relations = new LinkedHashMap<>();

  /** Makes the relations and the indexes they need; call it before streams start. */
  public QueueScope(ClusterCache cache, QueueDefinition queue) {
    this.cache = cache;
    this.queue = queue;
    everyKind = new EveryKind(cache);
    Relations maker = new Relations(cache, everyKind);
    for (RelationDefinition definition : queue.reads().values()) {
      relations.put(definition.name(), maker.make(queue, definition, startKind(definition)));
    }
  }

  /** The queue. */
  public QueueDefinition queue() {
    return queue;
  }

  /**
   * Loads everything that the relations find for a key.
   *
   * @param self the key's own object, as {@link #self} answered it: it is the same in all relations
   */
  public Map<String, List<ClusterObject>> load(Key key, @Nullable ClusterObject self) {
    Map<String, List<ClusterObject>> loaded = new LinkedHashMap<>();
    for (RelationDefinition definition : queue.reads().values()) {
      if (!definition.loads()) {
        loaded.put(definition.name(), List.of());
        continue;
      }
      Relation relation = relation(definition.name());
      String of = definition.of();
      if (!definition.concerns(self)) {
        loaded.put(definition.name(), List.of());
      } else if (of == null) {
        loaded.put(definition.name(), relation.load(key, self));
      } else {
        Map<String, ClusterObject> found = new LinkedHashMap<>();
        for (ClusterObject from : loaded.getOrDefault(of, List.of())) {
          relation.load(key, from).forEach(object -> found.put(object.getUid(), object));
        }
        loaded.put(definition.name(), List.copyOf(found.values()));
      }
    }
    return loaded;
  }

  /** The object of a key, or null when it is not in the cache or the key is no object. */
  public @Nullable ClusterObject self(Key key) {
    Kind kind = queue.key().kind();
    return kind == null ? everyKind.self(key.getText()) : cache.get(kind, key.getText());
  }

  /** What was last seen of the object of a key that is not in the cache any more, or null. */
  public @Nullable ClusterObject gone(Key key) {
    Kind kind = queue.key().kind();
    return kind == null
        ? everyKind.lastState(key.getText())
        : lastState(cache.storeIfPresent(kind), key);
  }

  private static @Nullable ClusterObject lastState(@Nullable KindStore store, Key key) {
    return store == null ? null : store.lastState(key.getText());
  }

  /** The keys that one state of an object belongs to by a relation. */
  Set<String> keysOf(RelationDefinition definition, @Nullable ClusterObject object) {
    Set<String> keys = new LinkedHashSet<>();
    if (object != null) {
      collect(definition, object, keys::add);
    }
    if (definition.onlyFor() != null) {
      keys.removeIf(key -> !definition.concerns(self(Key.parse(queue.name(), key))));
    }
    return keys;
  }

  private void collect(RelationDefinition definition, ClusterObject object, Consumer<String> keys) {
    String of = definition.of();
    if (of == null) {
      relation(definition.name()).inverse(object, keys);
      return;
    }
    RelationDefinition before = queue.reads().get(of);
    Kind kind = before == null ? null : before.kind();
    if (before == null || kind == null) {
      return;
    }
    List<String> between = new ArrayList<>();
    relation(definition.name()).inverse(object, between::add);
    for (String key : between) {
      ClusterObject start = cache.get(kind, key);
      if (start != null) {
        collect(before, start, keys);
      }
    }
  }

  private Relation relation(String name) {
    Relation relation = relations.get(name);
    if (relation == null) {
      throw new IllegalArgumentException("queue " + queue.name() + " has no relation " + name);
    }
    return relation;
  }

  private @Nullable Kind startKind(RelationDefinition definition) {
    String of = definition.of();
    if (of == null) {
      return queue.key().kind();
    }
    RelationDefinition before = queue.reads().get(of);
    return before == null ? null : before.kind();
  }
}
