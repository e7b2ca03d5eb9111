// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.schema.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads, makes and copies the JSON form of objects. */
final class Trees {
  private Trees() {}

  /** A copy that shares nothing with the original. */
  static Map<String, Object> copy(Map<String, Object> tree) {
    return Json.asObject(copied(tree));
  }

  private static @Nullable Object copied(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), copied(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(copied(item)));
      return copy;
    }
    return value;
  }

  /** The value at a path, or null. */
  static @Nullable Object at(Map<String, Object> tree, String... path) {
    Object value = tree;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** The text at a path, empty if there is none. */
  static String text(Map<String, Object> tree, String... path) {
    return at(tree, path) instanceof String text ? text : "";
  }

  /** The number at a path, 0 if there is none. */
  static long number(Map<String, Object> tree, String... path) {
    return at(tree, path) instanceof Number number ? number.longValue() : 0;
  }

  /** The object at a path for reading; empty if there is none. */
  static Map<String, Object> map(Map<String, Object> tree, String... path) {
    return at(tree, path) instanceof Map<?, ?> map ? Json.asObject(map) : Map.of();
  }

  /** The objects in the list at a path. */
  static List<Map<String, Object>> children(Map<String, Object> tree, String... path) {
    List<Map<String, Object>> children = new ArrayList<>();
    for (Object item : list(tree, path)) {
      if (item instanceof Map<?, ?> map) {
        children.add(Json.asObject(map));
      }
    }
    return children;
  }

  /** The list at a path for reading; empty if there is none. */
  static List<?> list(Map<String, Object> tree, String... path) {
    return at(tree, path) instanceof List<?> list ? list : List.of();
  }

  /** The object in a field, made if it is missing. */
  static Map<String, Object> make(Map<String, Object> tree, String field) {
    if (!(tree.get(field) instanceof Map<?, ?>)) {
      tree.put(field, new LinkedHashMap<String, Object>());
    }
    return Json.asObject(tree.get(field));
  }

  /** The labels, or other texts by name, at a path. */
  static Map<String, String> texts(Map<String, Object> tree, String... path) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(tree, path).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  /** Sets a field if it is absent or null. */
  static void fill(Map<String, Object> tree, String field, Object value) {
    if (tree.get(field) == null) {
      tree.put(field, value);
    }
  }

  /** Sets a text field if it is absent, null or empty. */
  static void fillText(Map<String, Object> tree, String field, String value) {
    if (text(tree, field).isEmpty()) {
      tree.put(field, value);
    }
  }

  /** Sets a field, or removes it when the value is null. */
  static void set(Map<String, Object> tree, String field, @Nullable Object value) {
    if (value == null) {
      tree.remove(field);
    } else {
      tree.put(field, value);
    }
  }

  /** An object of these names and values in turn. */
  static Map<String, Object> of(@Nullable Object... namesAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return tree;
  }
}
