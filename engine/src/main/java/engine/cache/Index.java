// SPDX-License-Identifier: Apache-2.0
package engine.cache;

import facts.meta.ClusterObject;
import facts.scope.KeyFunction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects by the texts that a function finds in them. One thread writes, many read. */
public final class Index {
  private static final Logger LOG = LoggerFactory.getLogger(Index.class);

  private final KeyFunction function;
  private final Map<String, Map<String, ClusterObject>> buckets = new ConcurrentHashMap<>();

  Index(KeyFunction function) {
    this.function = function;
  }

  /** The objects of a text, in no order. */
  public List<ClusterObject> get(String text) {
    Map<String, ClusterObject> bucket = buckets.get(text);
    if (bucket == null) {
      return List.of();
    }
    synchronized (bucket) {
      return List.copyOf(bucket.values());
    }
  }

  /** How many objects have a text. */
  public int count(String text) {
    Map<String, ClusterObject> bucket = buckets.get(text);
    if (bucket == null) {
      return 0;
    }
    synchronized (bucket) {
      return bucket.size();
    }
  }

  void put(ClusterObject object) {
    for (String text : texts(object)) {
      Map<String, ClusterObject> bucket = buckets.computeIfAbsent(text, key -> new HashMap<>(4));
      synchronized (bucket) {
        bucket.put(object.key(), object);
      }
    }
  }

  void remove(ClusterObject object) {
    for (String text : texts(object)) {
      drop(text, object.key());
    }
  }

  void replace(ClusterObject before, ClusterObject after) {
    Collection<String> kept = texts(after);
    for (String text : texts(before)) {
      if (!kept.contains(text)) {
        drop(text, before.key());
      }
    }
    put(after);
  }

  /** What the function finds; an object on which it fails is in no bucket. */
  private Collection<String> texts(ClusterObject object) {
    try {
      return function.keysOf(object);
    } catch (RuntimeException e) {
      LOG.atError()
          .setMessage("a function of an index failed; the object is left out of the index")
          .addKeyValue("function", function.getClass().getName())
          .addKeyValue("object", object)
          .setCause(e)
          .log();
      return List.of();
    }
  }

  private void drop(String text, String key) {
    Map<String, ClusterObject> bucket = buckets.get(text);
    if (bucket == null) {
      return;
    }
    synchronized (bucket) {
      bucket.remove(key);
    }
    if (bucket.isEmpty()) {
      // The one writer removes: nobody can have added meanwhile.
      buckets.remove(text);
    }
  }
}
