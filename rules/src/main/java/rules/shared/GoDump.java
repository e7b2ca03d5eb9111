// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The text of an API object on one line, with the names and types of the Go declarations.
 *
 * <p>Absent and empty lists and maps are alike, as they are after a transport in the binary form. A time is written as
 * if it were not set: templates have none.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
final class GoDump {
  private static final String NIL = "<nil>";
  private static final String NO_TIME =
      "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}";

  private final GoTypes types;
  private final StringBuilder out = new StringBuilder(4096);

  private GoDump(GoTypes types) {
    this.types = types;
  }

  /**
   * Writes an object.
   *
   * @param types the declarations
   * @param goType type of the object as Go prints it
   * @param message its name in the declarations
   * @param tree the object in its JSON form
   */
  static String dump(GoTypes types, String goType, String message, Map<String, Object> tree) {
    GoDump dump = new GoDump(types);
    dump.out.append('(').append(goType).append(')');
    dump.struct(message, tree);
    return dump.out.toString();
  }

  private void struct(String message, Map<?, ?> tree) {
    out.append('{');
    String separator = "";
    for (GoTypes.Field field : types.fields(message)) {
      out.append(separator).append(field.goName()).append(":(").append(field.goType()).append(')');
      field(field, field.inline() ? tree : tree.get(field.jsonName()));
      separator = " ";
    }
    out.append('}');
  }

  private void field(GoTypes.Field field, @Nullable Object value) {
    if (field.map()) {
      map(field, value instanceof Map<?, ?> entries ? entries : Map.of());
    } else if (field.repeated()) {
      list(field, value instanceof List<?> items ? items : List.of());
    } else if (field.pointer() && value == null) {
      out.append(NIL);
    } else {
      plain(field, value);
    }
  }

  private void map(GoTypes.Field field, Map<?, ?> entries) {
    if (entries.isEmpty()) {
      out.append(NIL);
      return;
    }
    Map<String, Object> sorted = new TreeMap<>();
    entries.forEach((key, value) -> sorted.put((String) key, value));
    String separator = "map[";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(separator).append(entry.getKey()).append(':');
      plain(field, entry.getValue());
      separator = " ";
    }
    out.append(']');
  }

  private void list(GoTypes.Field field, List<?> items) {
    if (items.isEmpty()) {
      out.append(NIL);
      return;
    }
    String separator = "[";
    for (Object item : items) {
      out.append(separator);
      plain(field, item);
      separator = " ";
    }
    out.append(']');
  }

  private void plain(GoTypes.Field field, @Nullable Object value) {
    String message = field.message();
    if (message == null) {
      out.append(value == null ? field.zero() : value);
      return;
    }
    switch (types.special(message)) {
      case "Quantity" -> out.append(GoQuantity.dump(value == null ? "0" : value.toString()));
      case "IntOrString" -> out.append(intOrString(value));
      case "Time" -> out.append(NO_TIME);
      default -> struct(message, value instanceof Map<?, ?> tree ? tree : Map.of());
    }
  }

  private static String intOrString(@Nullable Object value) {
    boolean text = value instanceof String;
    Object number = text || value == null ? 0 : value;
    return "{Type:(intstr.Type)" + (text ? 1 : 0) + " IntVal:(int32)" + number + " StrVal:(string)" + (text ? value : "") + "}";
  }
}
