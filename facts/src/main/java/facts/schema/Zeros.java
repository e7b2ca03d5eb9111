// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import facts.schema.MessageType.Special;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Go's JSON shows for absent and zero values. */
final class Zeros {
  private Zeros() {}

  /** Adds what JSON shows of a message that is zero. */
  static void addTo(Map<String, Object> tree, MessageType type) {
    for (Field field : type.fields()) {
      if (field.inline()) {
        if (!field.pointer() && field.number() != 0) {
          addTo(tree, field.type());
        }
      } else if (field.number() != 0) {
        addAbsent(tree, field);
      }
    }
  }

  /** Adds what JSON shows of a field that is absent from the wire. */
  static void addAbsent(Map<String, Object> tree, Field field) {
    boolean nil = field.repeated() || field.map() || field.pointer();
    boolean struct =
        !nil && field.form() == Field.Form.MESSAGE && field.type().special() != Special.STRINGS;
    if (struct ? !field.omitZero() : !field.omitEmpty()) {
      tree.put(field.json(), nil ? null : of(field));
    }
  }

  /** Returns whether JSON leaves out a value that the wire carries. */
  static boolean isOmitted(Field field, Object value) {
    if (!field.omitEmpty() || field.pointer()) {
      return false;
    }
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    return switch (field.form()) {
      case STRING, BYTES -> value.equals("");
      case INTEGER -> value.equals(0L);
      case BOOLEAN -> value.equals(false);
      case DOUBLE -> value.equals(0.0);
      case MESSAGE -> false;
    };
  }

  /** Returns the zero of one value of a field. */
  static @Nullable Object of(Field field) {
    return switch (field.form()) {
      case STRING -> "";
      case BYTES -> null;
      case INTEGER -> 0L;
      case BOOLEAN -> false;
      case DOUBLE -> 0.0;
      case MESSAGE -> of(field.type());
    };
  }

  private static @Nullable Object of(MessageType type) {
    return switch (type.special()) {
      case NONE -> {
        Map<String, Object> tree = new LinkedHashMap<>();
        addTo(tree, type);
        yield tree;
      }
      case QUANTITY -> "0";
      case INT_OR_STRING -> 0L;
      case OR_BOOL -> false;
      default -> null;
    };
  }
}
