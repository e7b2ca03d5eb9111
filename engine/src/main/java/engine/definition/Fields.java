// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a YAML file, read field by field; what nobody asked for is an error at {@link
 * #end()}.
 *
 * <p>Every error names the file and the path of the field.
 */
final class Fields {
  private final String where;
  private final Map<?, ?> values;
  private final Set<String> asked = new TreeSet<>();

  Fields(String where, @Nullable Object value) {
    this.where = where;
    if (!(value instanceof Map<?, ?> map)) {
      throw new DefinitionException(
          where.stripTrailing()
              + " is "
              + (value == null ? "missing" : "'" + value + "'")
              + "; a mapping is expected");
    }
    this.values = map;
  }

  /** Where a field of this mapping is: the file and the path in it. */
  String where(String name) {
    return where.endsWith(": ") ? where + name : where + "." + name;
  }

  @Nullable Object raw(String name) {
    asked.add(name);
    return values.get(name);
  }

  boolean has(String name) {
    return raw(name) != null;
  }

  String text(String name) {
    Object value = raw(name);
    if (value == null) {
      throw problem(name, "is missing");
    }
    return plain(name, value);
  }

  @Nullable String textOrNull(String name) {
    Object value = raw(name);
    return value == null ? null : plain(name, value);
  }

  String textOr(String name, String fallback) {
    Object value = raw(name);
    return value == null ? fallback : plain(name, value);
  }

  private String plain(String name, @Nullable Object value) {
    if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
      throw problem(name, "holds '" + value + "'; a text is expected there");
    }
    return value.toString();
  }

  int number(String name, int fallback) {
    Object value = raw(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw problem(name, "is '" + value + "'; a whole number is expected");
  }

  boolean flag(String name, boolean fallback) {
    Object value = raw(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw problem(name, "is '" + value + "'; true or false is expected");
  }

  List<String> texts(String name) {
    Object value = raw(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw problem(name, "is '" + value + "'; a list is expected");
    }
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(plain(name, item)));
    return List.copyOf(texts);
  }

  /** Reads a mapping of names to mappings, in the order of the file. */
  <T> Map<String, T> each(String name, Function<Named, T> reader) {
    Map<String, T> read = new LinkedHashMap<>();
    Object value = raw(name);
    if (value == null) {
      return read;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw problem(name, "is '" + value + "'; a mapping is expected");
    }
    map.forEach(
        (key, item) -> {
          Fields fields = new Fields(where(name) + "." + key, item);
          read.put(String.valueOf(key), reader.apply(new Named(String.valueOf(key), fields)));
          fields.end();
        });
    return read;
  }

  /** Reads a mapping, or an empty one where the field is absent. */
  <T extends @Nullable Object> T nested(String name, Function<Fields, T> reader) {
    Object value = raw(name);
    Fields fields = new Fields(where(name), value == null ? Map.of() : value);
    T read = reader.apply(fields);
    fields.end();
    return read;
  }

  /** Refuses what was not asked for. */
  void end() {
    for (Object key : values.keySet()) {
      if (!asked.contains(String.valueOf(key))) {
        throw new DefinitionException(
            where(String.valueOf(key))
                + " is not known; allowed here: "
                + String.join(", ", asked));
      }
    }
  }

  DefinitionException problem(String name, String fault) {
    return new DefinitionException(where(name) + " " + fault);
  }

  /** A mapping and the name it has in its parent. */
  record Named(String name, Fields fields) {}
}
