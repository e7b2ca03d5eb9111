// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import engine.cache.ClusterCache;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import facts.meta.ClusterObject;
import facts.meta.Kinds;
import facts.scope.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One queue over an empty cache, and what changes of the cache wake. */
final class ScopeFixture {
  final ClusterCache cache = new ClusterCache();
  final List<String> woken = new ArrayList<>();
  final QueueScope scope;
  private final Wakes wakes;
  private long version = 1;

  /** A queue of a definition's text, from {@code key:} on. */
  ScopeFixture(String queueYaml) {
    String text =
        "controller: toy-controller\nidentity: toy\ncomponent: toy\n"
            + "settings:\n  pause: {default: 30s}\nqueues:\n  toy:\n"
            + queueYaml.indent(4);
    ControllerDefinition definition = ControllerDefinition.read("toy", "toy", text);
    QueueDefinition queue = Objects.requireNonNull(definition.queues().get("toy"));
    scope = new QueueScope(cache, queue);
    wakes =
        new Wakes(
            scope,
            name -> Duration.ofSeconds(30),
            (key, delay) -> woken.add(delay.isZero() ? key : key + " in " + delay));
    wakes.listen(cache);
  }

  void start() {
    wakes.start();
  }

  /** An object without a place in the cache. */
  ClusterObject object(
      String kind, String key, Map<String, Object> more, Map<String, Object> fields) {
    int slash = key.indexOf('/');
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", key.substring(slash + 1));
    if (slash > 0) {
      metadata.put("namespace", key.substring(0, slash));
    }
    metadata.put("uid", kind + ":" + key);
    metadata.put("resourceVersion", Long.toString(++version));
    metadata.putAll(more);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", Objects.requireNonNull(Kinds.named(kind)).apiVersion());
    tree.put("kind", kind);
    tree.put("metadata", metadata);
    tree.putAll(fields);
    return Kinds.fromTree(tree);
  }

  /** Puts an object into the cache, or its next state. */
  ClusterObject put(String kind, String key, Map<String, Object> more, Map<String, Object> fields) {
    ClusterObject object = object(kind, key, more, fields);
    cache.store(object.kind()).observed(object);
    return object;
  }

  ClusterObject put(String kind, String key, Map<String, Object> more) {
    return put(kind, key, more, Map.of());
  }

  ClusterObject put(String kind, String key) {
    return put(kind, key, Map.of());
  }

  void delete(ClusterObject object) {
    cache.store(object.kind()).deleted(object);
  }

  /** What a relation loads for a key: kinds and keys, sorted. */
  List<String> load(String key, String relation) {
    Key parsed = Key.parse("toy", key);
    Collection<ClusterObject> found =
        Objects.requireNonNull(scope.load(parsed, scope.self(parsed)).get(relation));
    return found.stream()
        .map(object -> object.kind().kind() + ":" + object.key())
        .sorted()
        .toList();
  }

  /** What was woken since the last call. */
  List<String> woken() {
    List<String> taken = woken.stream().sorted().toList();
    woken.clear();
    return taken;
  }

  static Map<String, Object> labels(String... pairs) {
    return Map.of("labels", pairs(pairs));
  }

  static Map<String, Object> names(String names) {
    return Map.of("annotations", Map.of("names", names));
  }

  /** The metadata of something that this object controls. */
  static Map<String, Object> controlledBy(ClusterObject owner, String... labels) {
    return ownedBy(owner, true, labels);
  }

  static Map<String, Object> ownedBy(ClusterObject owner, boolean controller, String... labels) {
    return Map.of(
        "ownerReferences",
        List.of(
            Map.of(
                "apiVersion", owner.kind().apiVersion(),
                "kind", owner.kind().kind(),
                "name", owner.getName(),
                "uid", owner.getUid(),
                "controller", controller)),
        "labels",
        pairs(labels));
  }

  /** A spec with a label selector. */
  static Map<String, Object> selecting(String... pairs) {
    return Map.of("spec", Map.of("selector", Map.of("matchLabels", pairs(pairs))));
  }

  private static Map<String, Object> pairs(String... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
