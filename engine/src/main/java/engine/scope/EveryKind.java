// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import engine.cache.ClusterCache;
import engine.cache.Index;
import engine.cache.KindStore;
import engine.definition.DefinitionException;
import engine.definition.QueueDefinition;
import engine.definition.RelationDefinition;
import facts.meta.ClusterObject;
import facts.meta.OwnerReference;
import facts.scope.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Relations over the metadata of every kind that is read: by uid, by owner, by namespace. */
final class EveryKind {
  private static final String UID = "uid";
  private static final String OWNER = "owner";
  private static final String NAMESPACE = "namespace";

  private final ClusterCache cache;
  private final Map<String, ClusterObject> gone = new LastStates();
  private boolean indexed;
  private boolean byUid;

  /** Last states of deleted objects by uid, the oldest of many forgotten. */
  private static final class LastStates extends LinkedHashMap<String, ClusterObject> {
    private static final int MOST = 1000;
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, ClusterObject> eldest) {
      return size() > MOST;
    }
  }

  EveryKind(ClusterCache cache) {
    this.cache = cache;
  }

  Relation relation(RelationDefinition definition, QueueDefinition queue) {
    if (!indexed) {
      indexed = true;
      cache.eachStore(EveryKind::index);
    }
    return switch (definition.type()) {
      case SELF -> self();
      case OWNED_BY_UID ->
          over(
              OWNER,
              object ->
                  object.getOwnerReferences().stream()
                      .map(OwnerReference::uid)
                      .distinct()
                      .toList());
      case SAME_NAMESPACE -> over(NAMESPACE, EveryKind::namespace);
      default ->
          throw new DefinitionException(
              "queue "
                  + queue.name()
                  + ", relation "
                  + definition.name()
                  + ": kind '*' goes with self, owned-by-uid and same-namespace");
    };
  }

  private Relation self() {
    if (!byUid) {
      byUid = true;
      cache.eachStore(store -> store.listen(this::remember));
    }
    return over(UID, object -> List.of(object.getUid()));
  }

  private void remember(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (before != null && after == null) {
      synchronized (gone) {
        gone.put(before.getUid(), before);
      }
    }
  }

  /** The object of this uid where a relation reads it so, or null. */
  @Nullable ClusterObject self(String uid) {
    if (!byUid) {
      return null;
    }
    for (KindStore store : cache.stores()) {
      for (ClusterObject object : store.index(UID, any -> List.of(any.getUid())).get(uid)) {
        return object;
      }
    }
    return null;
  }

  /** What was last seen of a deleted object, or null. */
  @Nullable ClusterObject lastState(String uid) {
    synchronized (gone) {
      return gone.get(uid);
    }
  }

  private static List<String> namespace(ClusterObject object) {
    return object.getNamespace().isEmpty() ? List.of() : List.of(object.getNamespace());
  }

  private static void index(KindStore store) {
    store.index(UID, object -> List.of(object.getUid()));
    store.index(
        OWNER,
        object ->
            object.getOwnerReferences().stream().map(OwnerReference::uid).distinct().toList());
    store.index(NAMESPACE, EveryKind::namespace);
  }

  private Relation over(String index, facts.scope.KeyFunction texts) {
    return new Relation() {
      @Override
      public List<ClusterObject> load(Key key, @Nullable ClusterObject from) {
        List<ClusterObject> found = new ArrayList<>();
        for (KindStore store : cache.stores()) {
          Index byText = store.index(index, texts);
          found.addAll(byText.get(key.getText()));
        }
        return found;
      }

      @Override
      public void inverse(ClusterObject object, Consumer<String> keys) {
        texts.keysOf(object).forEach(keys);
      }
    };
  }
}
