// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.schema.Field;
import facts.schema.MessageType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of an API object on one line, with the names and types of the Go declarations.
 *
 * <p>Absent and empty lists and maps are alike, as they are after a transport in the binary form. A
 * time is written as if it were not set: templates have none.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
final class GoDump {
  private static final String NIL = "<nil>";
  private static final String NO_TIME =
      "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}";

  private final StringBuilder out = new StringBuilder(4096);

  private GoDump() {}

  /**
   * Writes an object.
   *
   * @param message its declaration
   * @param tree the object in its JSON form
   */
  static String dump(MessageType message, Map<String, ?> tree) {
    GoDump dump = new GoDump();
    dump.out.append('(').append(message.goType()).append(')');
    dump.struct(message, tree);
    return dump.out.toString();
  }

  private void struct(MessageType message, Map<?, ?> tree) {
    out.append('{');
    String separator = "";
    for (Field field : message.fields()) {
      out.append(separator).append(field.goName()).append(":(").append(field.goType()).append(')');
      value(field, field.inline() ? tree : tree.get(field.json()));
      separator = " ";
    }
    out.append('}');
  }

  private void value(Field field, @Nullable Object value) {
    if (field.map()) {
      map(field, value instanceof Map<?, ?> entries ? entries : Map.of());
    } else if (field.repeated()) {
      list(field, value instanceof List<?> items ? items : List.of());
    } else if (field.pointer() && value == null) {
      out.append(NIL);
    } else {
      single(field, value);
    }
  }

  private void map(Field field, Map<?, ?> entries) {
    if (entries.isEmpty()) {
      out.append(NIL);
      return;
    }
    Map<String, Object> sorted = new TreeMap<>();
    entries.forEach((key, value) -> sorted.put((String) key, value));
    String separator = "map[";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(separator).append(entry.getKey()).append(':');
      single(field, entry.getValue());
      separator = " ";
    }
    out.append(']');
  }

  private void list(Field field, List<?> items) {
    if (items.isEmpty()) {
      out.append(NIL);
      return;
    }
    String separator = "[";
    for (Object item : items) {
      out.append(separator);
      single(field, item);
      separator = " ";
    }
    out.append(']');
  }

  private void single(Field field, @Nullable Object value) {
    switch (field.shape()) {
      case MESSAGE -> struct(field.type(), value instanceof Map<?, ?> tree ? tree : Map.of());
      case QUANTITY -> out.append(GoQuantity.dump(value == null ? "0" : value.toString()));
      case INTORSTRING -> out.append(intOrString(value));
      case TIME, MICROTIME -> out.append(NO_TIME);
      case INT, DOUBLE -> out.append(value == null ? 0 : value);
      case BOOL -> out.append(value == null ? false : value);
      default -> out.append(value == null ? "" : value);
    }
  }

  private static String intOrString(@Nullable Object value) {
    boolean text = value instanceof String;
    Object number = text || value == null ? 0 : value;
    String string = text ? value.toString() : "";
    return "{Type:(intstr.Type)"
        + (text ? 1 : 0)
        + " IntVal:(int32)"
        + number
        + " StrVal:(string)"
        + string
        + "}";
  }
}
