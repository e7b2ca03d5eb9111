// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.schema.Field;
import facts.schema.Json;
import facts.schema.MessageType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies strategic merge patches: lists with a merge key are merged item by item, lists of texts
 * with the merge strategy as sets.
 *
 * <p>Understood: {@code $patch: delete|replace|merge}, {@code $deleteFromPrimitiveList/…}, {@code
 * $setElementOrder/…} and {@code $retainKeys}.
 */
final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";
  private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
  private static final String ORDER = "$setElementOrder/";
  private static final String RETAIN = "$retainKeys";

  private StrategicMerge() {}

  /**
   * The object with the patch applied; neither is changed.
   *
   * @throws Refusal if the patch holds an unknown directive
   */
  static Map<String, Object> apply(
      @Nullable MessageType type, Map<String, Object> old, Map<String, Object> patch) {
    Object directive = patch.get(DIRECTIVE);
    if ("replace".equals(directive)) {
      Map<String, Object> replaced = new LinkedHashMap<>(patch);
      replaced.remove(DIRECTIVE);
      return replaced;
    }
    if ("delete".equals(directive)) {
      return new LinkedHashMap<>();
    }
    if (directive != null && !"merge".equals(directive)) {
      throw Refusal.badRequest("unknown value of $patch: " + directive);
    }
    Map<String, Object> merged = new LinkedHashMap<>(old);
    if (patch.get(RETAIN) instanceof List<?> kept) {
      merged.keySet().removeIf(key -> !kept.contains(key));
    }
    patch.forEach((key, value) -> field(type, merged, key, value));
    for (Map.Entry<String, Object> entry : patch.entrySet()) {
      if (entry.getKey().startsWith(ORDER) && entry.getValue() instanceof List<?> order) {
        order(type, merged, entry.getKey().substring(ORDER.length()), order);
      }
    }
    return merged;
  }

  private static void field(
      @Nullable MessageType type, Map<String, Object> merged, String key, @Nullable Object value) {
    if (key.startsWith(DELETE_FROM)) {
      String list = key.substring(DELETE_FROM.length());
      if (merged.get(list) instanceof List<?> present && value instanceof List<?> gone) {
        List<Object> left = new ArrayList<>(present);
        left.removeAll(gone);
        merged.put(list, left);
      }
      return;
    }
    if (key.startsWith("$")) {
      return;
    }
    Field field = type == null ? null : find(type, key);
    if (value == null) {
      merged.remove(key);
    } else if (value instanceof Map<?, ?> map) {
      map(field, merged, key, Json.asObject(map));
    } else if (value instanceof List<?> list && field != null && merges(field)) {
      merged.put(key, list(field, merged.get(key), list));
    } else {
      merged.put(key, value);
    }
  }

  private static void map(
      @Nullable Field field, Map<String, Object> merged, String key, Map<String, Object> patch) {
    if ("delete".equals(patch.get(DIRECTIVE))) {
      merged.remove(key);
      return;
    }
    Map<String, Object> present =
        merged.get(key) instanceof Map<?, ?> before ? Json.asObject(before) : Map.of();
    boolean message = field != null && !field.map() && field.shape() == Field.Shape.MESSAGE;
    merged.put(key, apply(message && field != null ? field.type() : null, present, patch));
  }

  private static boolean merges(Field field) {
    String strategy = field.patchStrategy();
    return strategy != null && List.of(strategy.split(",", -1)).contains("merge");
  }

  private static List<Object> list(Field field, @Nullable Object present, List<?> patch) {
    List<Object> merged =
        present instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    String mergeKey = field.mergeKey();
    boolean replaces = patch.stream().anyMatch(item -> "replace".equals(directive(item)));
    if (replaces) {
      merged.clear();
    }
    for (Object item : patch) {
      if (mergeKey == null || !(item instanceof Map<?, ?> map)) {
        if (!merged.contains(item)) {
          merged.add(item);
        }
      } else if (!"replace".equals(directive(item))) {
        item(field, merged, mergeKey, Json.asObject(map));
      }
    }
    List<?> before = present instanceof List<?> list ? list : List.of();
    return ordered(merged, patch, before, mergeKey);
  }

  private static @Nullable Object directive(@Nullable Object item) {
    return item instanceof Map<?, ?> map ? map.get(DIRECTIVE) : null;
  }

  private static void item(
      Field field, List<Object> merged, String mergeKey, Map<String, Object> patch) {
    Object wanted = patch.get(mergeKey);
    if (wanted == null) {
      throw Refusal.badRequest(
          "map: " + Json.text(patch) + " does not contain declared merge key: " + mergeKey);
    }
    boolean delete = "delete".equals(patch.get(DIRECTIVE));
    for (int i = 0; i < merged.size(); i++) {
      if (merged.get(i) instanceof Map<?, ?> item && Objects.equals(item.get(mergeKey), wanted)) {
        if (delete) {
          merged.remove(i);
        } else {
          merged.set(i, apply(field.type(), Json.asObject(item), patch));
        }
        return;
      }
    }
    if (!delete) {
      merged.add(apply(field.type(), Map.of(), patch));
    }
  }

  private static void order(
      @Nullable MessageType type, Map<String, Object> merged, String key, List<?> order) {
    Field field = type == null ? null : find(type, key);
    if (field != null && merged.get(key) instanceof List<?> present) {
      merged.put(key, ordered(present, order, present, field.mergeKey()));
    }
  }

  /**
   * Brings a merged list into the order of real servers: what the patch names in the patch's order,
   * the rest in its own; an item of the rest comes first only where it stood before a named one.
   */
  private static List<Object> ordered(
      List<?> merged, List<?> patch, List<?> before, @Nullable String mergeKey) {
    List<@Nullable Object> patchOrder = identities(patch, mergeKey);
    List<@Nullable Object> beforeOrder = identities(before, mergeKey);
    List<Object> named = new ArrayList<>();
    List<Object> rest = new ArrayList<>();
    for (Object item : merged) {
      (patchOrder.contains(identity(item, mergeKey)) ? named : rest).add(item);
    }
    named.sort(Comparator.comparingInt(item -> patchOrder.indexOf(identity(item, mergeKey))));
    List<Object> ordered = new ArrayList<>();
    for (Object item : named) {
      int place = beforeOrder.indexOf(identity(item, mergeKey));
      while (!rest.isEmpty()
          && place >= 0
          && beforeOrder.indexOf(identity(rest.get(0), mergeKey)) >= 0
          && beforeOrder.indexOf(identity(rest.get(0), mergeKey)) < place) {
        ordered.add(rest.remove(0));
      }
      ordered.add(item);
    }
    ordered.addAll(rest);
    return ordered;
  }

  private static List<@Nullable Object> identities(List<?> items, @Nullable String mergeKey) {
    List<@Nullable Object> identities = new ArrayList<>();
    items.forEach(item -> identities.add(identity(item, mergeKey)));
    return identities;
  }

  private static @Nullable Object identity(@Nullable Object item, @Nullable String mergeKey) {
    return mergeKey != null && item instanceof Map<?, ?> map ? map.get(mergeKey) : item;
  }

  /** The field of a name, also in messages whose fields stand among those of their parent. */
  private static @Nullable Field find(MessageType type, String json) {
    Field found = type.byJson(json);
    if (found != null) {
      return found;
    }
    for (Field field : type.fields()) {
      if (field.inline()) {
        Field inner = find(field.type(), json);
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }
}
