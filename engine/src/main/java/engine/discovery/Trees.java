// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads fields of JSON trees, where absent means empty. */
final class Trees {
  private Trees() {}

  static String text(Map<String, Object> tree, String field) {
    return tree.get(field) instanceof String text ? text : "";
  }

  static Map<String, Object> tree(Map<String, Object> tree, String field) {
    return asTree(tree.get(field));
  }

  static List<Map<String, Object>> children(Map<String, Object> tree, String field) {
    List<Map<String, Object>> children = new ArrayList<>();
    if (tree.get(field) instanceof List<?> list) {
      list.forEach(child -> children.add(asTree(child)));
    }
    return children;
  }

  static Set<String> texts(Map<String, Object> tree, String field) {
    Set<String> texts = new LinkedHashSet<>();
    if (tree.get(field) instanceof List<?> list) {
      list.forEach(text -> texts.add(String.valueOf(text)));
    }
    return texts;
  }

  @SuppressWarnings("unchecked") // JSON has text keys only
  private static Map<String, Object> asTree(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
