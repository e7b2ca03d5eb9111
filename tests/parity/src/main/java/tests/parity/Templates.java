// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tests.cluster.Json;

/**
 * Objects by {@code from: <template>} of {@code scripts/templates.yaml}, overlaid with what the
 * step says.
 */
final class Templates {
  private final Map<String, Object> templates;

  Templates(Map<String, Object> templates) {
    this.templates = templates;
  }

  /**
   * The whole object: the template named by {@code from} with {@code name} filled in, then the rest
   * merged over it.
   */
  @SuppressWarnings("unchecked")
  Map<String, Object> expand(Map<String, Object> said) {
    if (!said.containsKey("from")) {
      return said;
    }
    Object template = templates.get(Json.text(said, "from"));
    if (template == null) {
      throw new IllegalArgumentException(
          "from: " + said.get("from") + " is no template; there are " + templates.keySet());
    }
    String name = Json.text(said, "name");
    Map<String, Object> base =
        (Map<String, Object>) mapStrings(template, text -> text.replace("${name}", name));
    Map<String, Object> rest = new LinkedHashMap<>(said);
    rest.remove("from");
    rest.remove("name");
    return merge(base, rest);
  }

  /** Merges as a JSON merge patch does: null removes, maps merge, all else replaces. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    over.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> map && merged.get(key) instanceof Map<?, ?> below) {
            merged.put(key, merge((Map<String, Object>) below, (Map<String, Object>) map));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  /** A copy with every string value mapped; keys too. */
  static Object mapStrings(Object value, UnaryOperator<String> mapping) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, each) ->
              copy.put(
                  mapping.apply(String.valueOf(key)),
                  each == null ? null : mapStrings(each, mapping)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> mapStrings(each, mapping)).collect(Collectors.toList());
    }
    return value instanceof String text ? mapping.apply(text) : value;
  }
}
