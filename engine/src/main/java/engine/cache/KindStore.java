// SPDX-License-Identifier: Apache-2.0
package engine.cache;

import engine.source.KindSink;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.scope.KeyFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one kind and the resource version up to which they are known.
 *
 * <p>One thread writes, as the stream delivers; any thread reads. Deletions are delivered with the
 * last known state, also those that only a new list shows.
 */
public final class KindStore implements KindSink {
  private static final Logger LOG = LoggerFactory.getLogger(KindStore.class);

  /** How many deleted objects are remembered with their last state. */
  private static final int GONE_KEPT = 4096;

  private final Kind kind;
  private final Map<String, ClusterObject> objects = new ConcurrentHashMap<>();
  private final Map<String, Index> indexes = new ConcurrentHashMap<>();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final PriorityQueue<Waiter> waiters = new PriorityQueue<>();
  private final Map<String, List<Runnable>> onChange = new HashMap<>();
  private final Map<String, ClusterObject> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClusterObject> eldest) {
          return size() > GONE_KEPT;
        }
      };
  private @Nullable Set<String> unseen;
  private volatile long reached;
  private volatile boolean synced;
  private volatile String problem = "";

  private record Waiter(long version, Runnable task) implements Comparable<Waiter> {
    @Override
    public int compareTo(Waiter other) {
      return Long.compare(version, other.version);
    }
  }

  /** An empty store. */
  public KindStore(Kind kind) {
    this.kind = kind;
  }

  /** The kind of its objects. */
  public Kind kind() {
    return kind;
  }

  /** The object of this key ({@code namespace/name} or {@code name}), or null. */
  public @Nullable ClusterObject get(String key) {
    return objects.get(key);
  }

  /** All objects, as they are while one looks. */
  public Collection<ClusterObject> all() {
    return objects.values();
  }

  /** The last state of a deleted object of this key, or null when it is not known any more. */
  public @Nullable ClusterObject lastState(String key) {
    synchronized (gone) {
      return gone.get(key);
    }
  }

  /**
   * The index of this name, made from what is there when it is new.
   *
   * <p>Call it before the stream starts, or from the thread that writes.
   */
  public Index index(String name, KeyFunction function) {
    return indexes.computeIfAbsent(
        name,
        key -> {
          Index index = new Index(function);
          objects.values().forEach(index::put);
          return index;
        });
  }

  /** Hears every change from now on. */
  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  /** The resource version up to which this store has read; 0 before the first list. */
  public long reached() {
    return reached;
  }

  /** Whether a full list has been read. */
  public boolean isSynced() {
    return synced;
  }

  /** What is wrong with its stream; empty when nothing is. */
  public String problem() {
    return problem;
  }

  /**
   * Runs a task once, after the next change of the object of this key; at once when there is no
   * such object.
   */
  public void whenChanged(String key, Runnable task) {
    synchronized (waiters) {
      if (objects.containsKey(key)) {
        onChange.computeIfAbsent(key, unused -> new ArrayList<>()).add(task);
        return;
      }
    }
    task.run();
  }

  /** Runs a task once the store has read this far; at once when it has. */
  public void whenReached(long version, Runnable task) {
    synchronized (waiters) {
      if (reached < version) {
        waiters.add(new Waiter(version, task));
        return;
      }
    }
    task.run();
  }

  @Override
  public void relisting() {
    unseen = new HashSet<>(objects.keySet());
  }

  @Override
  public void observed(ClusterObject object) {
    String key = object.key();
    if (unseen != null) {
      unseen.remove(key);
    }
    ClusterObject before = objects.get(key);
    if (before != null && !before.getUid().equals(object.getUid())) {
      remove(before);
      before = null;
    }
    if (before != null
        && !object.getResourceVersion().isEmpty()
        && before.getResourceVersion().equals(object.getResourceVersion())) {
      return;
    }
    objects.put(key, object);
    for (Index index : indexes.values()) {
      if (before == null) {
        index.put(object);
      } else {
        index.replace(before, object);
      }
    }
    if (unseen == null) {
      // Within a list objects come in no order: it tells how far it reaches when it is complete.
      advance(object.resourceVersionNumber());
    }
    tell(before, object);
    release();
  }

  @Override
  public void kept(String key) {
    if (unseen != null) {
      unseen.remove(key);
    }
  }

  @Override
  public void deleted(ClusterObject last) {
    ClusterObject before = objects.get(last.key());
    if (before != null && before.getUid().equals(last.getUid())) {
      remove(last);
    }
    advance(last.resourceVersionNumber());
    release();
  }

  @Override
  public void bookmark(long version) {
    problem = "";
    advance(version);
    release();
  }

  @Override
  public void synced(long version) {
    if (unseen != null) {
      for (String key : unseen) {
        ClusterObject before = objects.get(key);
        if (before != null) {
          remove(before);
        }
      }
      unseen = null;
    }
    advance(version);
    synced = true;
    problem = "";
    release();
  }

  @Override
  public void problem(String text) {
    problem = text;
  }

  private void remove(ClusterObject last) {
    ClusterObject held = objects.remove(last.key());
    if (held == null) {
      return;
    }
    indexes.values().forEach(index -> index.remove(held));
    synchronized (gone) {
      gone.remove(last.key());
      gone.put(last.key(), last);
    }
    tell(held, null);
  }

  private void tell(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    for (ChangeListener listener : listeners) {
      try {
        listener.changed(before, after);
      } catch (RuntimeException e) {
        // One controller's predicate must not keep the change from the others.
        LOG.atError()
            .setMessage("a change was not heard by one of its listeners")
            .addKeyValue("object", after == null ? before : after)
            .setCause(e)
            .log();
      }
    }
    ClusterObject changed = after == null ? before : after;
    List<Runnable> waiting = null;
    synchronized (waiters) {
      waiting = changed == null ? null : onChange.remove(changed.key());
    }
    if (waiting != null) {
      waiting.forEach(Runnable::run);
    }
  }

  private void advance(long version) {
    if (version > reached) {
      reached = version;
    }
  }

  /** Runs whoever waited for what has been read; after the change itself was delivered. */
  private void release() {
    List<Runnable> due = new ArrayList<>();
    synchronized (waiters) {
      while (!waiters.isEmpty() && waiters.peek().version <= reached) {
        due.add(waiters.remove().task);
      }
    }
    due.forEach(Runnable::run);
  }
}
