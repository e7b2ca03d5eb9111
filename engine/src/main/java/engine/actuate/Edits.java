// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Applies edits to the JSON form of an object. */
public final class Edits {

  private Edits() {}

  /** Applies the edits in order to a tree that may be changed. */
  public static void apply(Map<String, Object> tree, List<Edit> edits) {
    for (Edit edit : edits) {
      apply(tree, edit);
    }
  }

  private static void apply(Map<String, Object> tree, Edit edit) {
    if (edit instanceof Edit.Set set) {
      parent(tree, set.path()).put(last(set.path()), set.value());
    } else if (edit instanceof Edit.Unset unset) {
      parent(tree, unset.path()).remove(last(unset.path()));
    } else if (edit instanceof Edit.Entry entry) {
      Map<String, Object> map = child(parent(tree, entry.path()), last(entry.path()));
      if (entry.value() == null) {
        map.remove(entry.key());
      } else {
        map.put(entry.key(), entry.value());
      }
    } else if (edit instanceof Edit.Upsert upsert) {
      upsert(list(tree, upsert.path()), upsert);
    } else if (edit instanceof Edit.Remove remove) {
      list(tree, remove.path())
          .removeIf(
              item ->
                  item instanceof Map<?, ?> map
                      && Objects.equals(map.get(remove.mergeKey()), remove.value()));
    } else if (edit instanceof Edit.Member member) {
      apply(list(tree, member.path()), member);
    } else if (edit instanceof Edit.Finalizer finalizer) {
      List<Object> finalizers = list(tree, finalizer.path());
      if (!finalizer.present()) {
        finalizers.remove(finalizer.name());
      } else if (!finalizers.contains(finalizer.name())) {
        finalizers.add(finalizer.name());
      }
    }
  }

  private static void apply(List<Object> list, Edit.Member member) {
    Set<String> members = new TreeSet<>();
    list.forEach(value -> members.add(String.valueOf(value)));
    if (member.present()) {
      members.add(member.value());
    } else {
      members.remove(member.value());
    }
    list.clear();
    list.addAll(members);
  }

  private static void upsert(List<Object> list, Edit.Upsert upsert) {
    Object wanted = upsert.item().get(upsert.mergeKey());
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> item
          && Objects.equals(item.get(upsert.mergeKey()), wanted)) {
        Map<String, Object> merged = new LinkedHashMap<>();
        item.forEach((key, value) -> merged.put(String.valueOf(key), value));
        merged.putAll(upsert.item());
        list.set(i, merged);
        return;
      }
    }
    list.add(upsert.item());
  }

  /** The value at a dotted path, or null. */
  public static @Nullable Object at(Map<String, Object> tree, String path) {
    Object value = tree;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** The map that holds the last element of a dotted path; missing ones are made. */
  static Map<String, Object> parent(Map<String, Object> tree, String path) {
    Map<String, Object> map = tree;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      map = child(map, names[i]);
    }
    return map;
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  @SuppressWarnings("unchecked") // trees of the JSON form have text keys
  static Map<String, Object> child(Map<String, Object> map, String name) {
    Object value = map.get(name);
    Map<String, Object> child =
        value instanceof Map<?, ?> present
            ? new LinkedHashMap<>((Map<String, Object>) present)
            : new LinkedHashMap<>();
    map.put(name, child);
    return child;
  }

  private static List<Object> list(Map<String, Object> tree, String path) {
    Map<String, Object> parent = parent(tree, path);
    Object value = parent.get(last(path));
    List<Object> list =
        value instanceof List<?> present ? new ArrayList<>(present) : new ArrayList<>();
    parent.put(last(path), list);
    return list;
  }
}
