// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import engine.cache.ClusterCache;
import engine.cache.KindStore;
import engine.definition.DefinitionException;
import engine.definition.Durations;
import engine.definition.QueueDefinition.KeyType;
import engine.definition.RelationDefinition;
import engine.definition.WakeDefinition;
import engine.definition.WakeDefinition.On;
import facts.meta.ClusterObject;
import facts.scope.Key;
import facts.scope.WakeTarget;
import facts.scope.WakeWhen.Sides;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps each change of the cache to the keys it makes due. */
public final class Wakes {
  private final QueueScope scope;
  private final Function<String, Duration> settings;
  private final BiConsumer<String, Duration> due;

  /**
   * Wakes of one queue.
   *
   * @param scope its relations
   * @param settings durations by the names that delays use
   * @param due takes each key and its delay
   */
  public Wakes(
      QueueScope scope, Function<String, Duration> settings, BiConsumer<String, Duration> due) {
    this.scope = scope;
    this.settings = settings;
    this.due = due;
  }

  /** Listens to the stores of every relation that wakes. */
  public void listen(ClusterCache cache) {
    for (RelationDefinition definition : scope.queue().reads().values()) {
      WakeDefinition wakes = definition.wakes();
      if (wakes == null) {
        continue;
      }
      if (definition.everyKind()) {
        cache.eachStore(store -> listen(store, definition, wakes));
      } else {
        listen(cache.store(definition.kind()), definition, wakes);
      }
    }
  }

  private void listen(KindStore store, RelationDefinition definition, WakeDefinition wakes) {
    Duration delay = delay(wakes);
    store.listen(
        (before, after) -> {
          for (String key : keys(definition, wakes, before, after)) {
            due.accept(key, delay);
          }
        });
  }

  private Set<String> keys(
      RelationDefinition definition,
      WakeDefinition wakes,
      @Nullable ClusterObject before,
      @Nullable ClusterObject after) {
    if (!wakes.on().contains(event(before, after)) || !changed(wakes, before, after)) {
      return Set.of();
    }
    Sides sides = wakes.when() == null ? Sides.BOTH : wakes.when().judge(before, after);
    Set<String> old =
        sides == Sides.NEW || sides == Sides.NONE ? Set.of() : scope.keysOf(definition, before);
    Set<String> now =
        sides == Sides.OLD || sides == Sides.NONE ? Set.of() : scope.keysOf(definition, after);
    Set<String> keys = new LinkedHashSet<>(old);
    keys.addAll(now);
    if (sides == Sides.DIFFERENCE) {
      keys.removeIf(key -> old.contains(key) && now.contains(key));
    }
    WakeTarget target = wakes.target();
    ClusterObject changed = after == null ? before : after;
    if (target != null && changed != null) {
      String queue = scope.queue().name();
      keys.removeIf(key -> !target.wakes(changed, scope.self(Key.parse(queue, key))));
    }
    return keys;
  }

  private Duration delay(WakeDefinition wakes) {
    Duration longest = Duration.ZERO;
    for (String text : wakes.delays()) {
      Duration constant = Durations.parse(text);
      Duration delay = constant == null ? settings.apply(text) : constant;
      longest = delay.compareTo(longest) > 0 ? delay : longest;
    }
    return longest;
  }

  /** Makes due what a start with the present cache would make due. */
  public void again(ClusterCache cache) {
    for (RelationDefinition definition : scope.queue().reads().values()) {
      WakeDefinition wakes = definition.wakes();
      if (wakes != null) {
        Collection<KindStore> stores =
            definition.everyKind() ? cache.stores() : List.of(cache.store(definition.kind()));
        for (KindStore store : stores) {
          for (ClusterObject object : store.all()) {
            keys(definition, wakes, null, object).forEach(key -> due.accept(key, Duration.ZERO));
          }
        }
      }
    }
    start();
  }

  /** The key of a single or pass queue is due once at the start, whatever the cache holds. */
  public void start() {
    KeyType type = scope.queue().key().type();
    if (type == KeyType.SINGLE || type == KeyType.PASS) {
      due.accept(scope.queue().key().text(), scope.queue().key().first());
    }
  }

  private static On event(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (before == null) {
      return On.ADD;
    }
    return after == null ? On.DELETE : On.UPDATE;
  }

  private static boolean changed(
      WakeDefinition wakes, @Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (before == null || after == null || wakes.changed().isEmpty()) {
      return true;
    }
    for (String field : wakes.changed()) {
      boolean differs =
          switch (field) {
            case "labels" -> !before.getLabels().equals(after.getLabels());
            case "annotations" -> !before.getAnnotations().equals(after.getAnnotations());
            case "ownerReferences" ->
                !before.getOwnerReferences().equals(after.getOwnerReferences());
            case "finalizers" -> !before.getFinalizers().equals(after.getFinalizers());
            case "generation" -> before.getGeneration() != after.getGeneration();
            case "deletionTimestamp" ->
                !Objects.equals(before.getDeletionTimestamp(), after.getDeletionTimestamp());
            default -> throw new DefinitionException("wakes.changed names '" + field + "'");
          };
      if (differs) {
        return true;
      }
    }
    return false;
  }
}
