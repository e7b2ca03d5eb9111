// SPDX-License-Identifier: Apache-2.0

package facts.schema;

import facts.schema.MessageType.Special;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Go's JSON shows for absent and zero values. */
final class Zeros {
  private Zeros() {}

  /** Adds what JSON shows of a message that is zero. */
  static void addTo(Map<String, @Nullable Object> tree, MessageType type) {
    for (Field field : type.fields()) {
      if (field.isInline()) {
        if (!field.isPointer() && field.number() != 0) {
          addTo(tree, field.type());
        }
      } else if (field.number() != 0) {
        addAbsent(tree, field);
      }
    }
  }

  /** Adds what JSON shows of a field that is absent from the wire. */
  static void addAbsent(Map<String, @Nullable Object> tree, Field field) {
    boolean nil = field.isRepeated() || field.isMap() || field.isPointer();
    boolean struct =
        !nil
            && field.form() == Field.Form.MESSAGE
            && field.type().special() != Special.STRINGS;
    if (struct ? !field.isOmitZero() : !field.isOmitEmpty()) {
      tree.put(field.jsonName(), nil ? null : of(field));
    }
  }

  /** Returns whether JSON leaves out a value that the wire carries. */
  static boolean isOmitted(Field field, Object value) {
    if (!field.isOmitEmpty() || field.isPointer()) {
      return false;
    }
    return value.equals("") && field.form() != Field.Form.MESSAGE
        || value.equals(0L) && field.form() == Field.Form.INTEGER
        || value.equals(false) && field.form() == Field.Form.BOOLEAN
        || value.equals(0.0) && field.form() == Field.Form.DOUBLE
        || value instanceof java.util.List<?> list && list.isEmpty();
  }

  /** Returns the zero of one value of a field. */
  static @Nullable Object of(Field field) {
    switch (field.form()) {
      case STRING:
        return "";
      case BYTES:
        return null;
      case INTEGER:
        return 0L;
      case BOOLEAN:
        return false;
      case DOUBLE:
        return 0.0;
      case MESSAGE:
        break;
    }
    MessageType type = field.type();
    switch (type.special()) {
      case NONE:
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        addTo(tree, type);
        return tree;
      case QUANTITY:
        return "0";
      case INT_OR_STRING:
        return 0L;
      case OR_BOOL:
        return false;
      default:
        return null;
    }
  }
}
