// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import facts.schema.Field;
import facts.schema.MessageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trees in a form in which equal means semantically equal: empty parts are left out, quantities are
 * numbers.
 */
final class Canonical {

  private Canonical() {}

  static Map<String, Object> of(MessageType type, Map<String, Object> tree) {
    Map<String, Object> canonical = new HashMap<>();
    collect(type, tree, canonical);
    return canonical;
  }

  private static void collect(
      MessageType type, Map<String, Object> tree, Map<String, Object> canonical) {
    for (Field field : type.fields()) {
      if (field.inline()) {
        collect(field.type(), tree, canonical);
        continue;
      }
      Object value = value(field, tree.get(field.json()));
      if (value != null) {
        canonical.put(field.json(), value);
      }
    }
  }

  private static @Nullable Object value(Field field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> map && field.map()) {
      Map<Object, Object> entries = new HashMap<>();
      map.forEach((key, item) -> entries.put(key, item == null ? "" : item(field, item)));
      return entries.isEmpty() ? null : entries;
    }
    if (value instanceof List<?> list && field.repeated()) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(item(field, item)));
      return items.isEmpty() ? null : items;
    }
    Object single = item(field, value);
    // An empty struct that is no pointer says nothing; a pointer to one does.
    return single instanceof Map<?, ?> map && map.isEmpty() && !field.pointer() ? null : single;
  }

  private static Object item(Field field, Object value) {
    if (field.shape() == Field.Shape.MESSAGE && value instanceof Map<?, ?> map) {
      Map<String, Object> tree = new HashMap<>();
      map.forEach((key, item) -> tree.put(String.valueOf(key), item));
      return of(field.type(), tree);
    }
    if (field.shape() == Field.Shape.QUANTITY) {
      BigDecimal number = Quantity.parse(String.valueOf(value));
      return number == null ? value : number.stripTrailingZeros();
    }
    return value;
  }
}
