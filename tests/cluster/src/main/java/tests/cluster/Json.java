// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** API objects as plain maps, lists, strings, numbers and booleans. */
public final class Json {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonMapper SORTED =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  public static Map<String, Object> parse(String text) {
    try {
      return MAPPER.readValue(text, OBJECT);
    } catch (JacksonException e) {
      throw new ClusterException(
          "reading JSON: "
              + e.getOriginalMessage()
              + " in "
              + text.substring(0, Math.min(200, text.length())),
          e);
    }
  }

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Indented, keys sorted: the form to compare and to show. */
  public static String pretty(Object value) {
    return SORTED.writeValueAsString(value);
  }

  /**
   * What stands at a dotted path; a number indexes a list, {@code \.} is a dot within a key.
   *
   * @return null if any part is missing
   */
  public static @Nullable Object at(@Nullable Object root, String path) {
    Object here = root;
    for (String part : path.split("(?<!\\\\)\\.", -1)) {
      String key = part.replace("\\.", ".");
      if (here instanceof Map<?, ?> map) {
        here = map.get(key);
      } else if (here instanceof List<?> list && key.matches("\\d+")) {
        int index = Integer.parseInt(key);
        here = index < list.size() ? list.get(index) : null;
      } else {
        return null;
      }
    }
    return here;
  }

  /** The text at {@code path}, empty if there is none. */
  public static String text(@Nullable Object root, String path) {
    return Objects.toString(at(root, path), "");
  }

  /** The list of objects at {@code path}, empty if there is none. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> objects(@Nullable Object root, String path) {
    return at(root, path) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
  }
}
