// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of the API: its fields in the order of their declaration. */
public final class MessageType {
  private final String name;
  private final String goType;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Field> byJson = new HashMap<>();
  private Field[] byNumber = new Field[0];

  MessageType(String name, String goType) {
    this.name = name;
    this.goType = goType;
  }

  /** Its unique name, e.g. {@code core/v1.Pod}. */
  public String name() {
    return name;
  }

  /** Its type in Go, e.g. {@code v1.Pod}. */
  public String goType() {
    return goType;
  }

  /** Its fields in the order of their declaration. */
  public List<Field> fields() {
    return fields;
  }

  /** The field of this number on the wire, or null. */
  public @Nullable Field byNumber(int number) {
    return number > 0 && number < byNumber.length ? byNumber[number] : null;
  }

  /** The field of this name in JSON, or null; inlined messages are not looked into. */
  public @Nullable Field byJson(String json) {
    return byJson.get(json);
  }

  void add(Field field) {
    fields.add(field);
    if (!field.json().isEmpty()) {
      byJson.put(field.json(), field);
    }
    if (field.number() >= byNumber.length) {
      byNumber = java.util.Arrays.copyOf(byNumber, field.number() + 1);
    }
    if (field.number() > 0) {
      byNumber[field.number()] = field;
    }
  }
}
