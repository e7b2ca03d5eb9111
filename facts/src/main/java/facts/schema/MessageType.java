// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of the API: its fields in declaration order, or its special JSON form. */
public final class MessageType {
  /** JSON forms that the fields of a message do not show. */
  public enum Special {
    /** A plain message. */
    NONE(Field.Shape.MESSAGE),
    /** RFC 3339 with seconds. */
    TIME(Field.Shape.TIME),
    /** RFC 3339 with microseconds. */
    MICRO_TIME(Field.Shape.MICROTIME),
    /** A quantity such as {@code 100m}. */
    QUANTITY(Field.Shape.QUANTITY),
    /** An integer or a text. */
    INT_OR_STRING(Field.Shape.INTORSTRING),
    /** Any JSON value. */
    RAW(Field.Shape.RAW),
    /** A list of texts. */
    STRINGS(Field.Shape.STRINGS),
    /** A JSON schema or a boolean. */
    OR_BOOL(Field.Shape.MESSAGE),
    /** A JSON schema or a list of them. */
    OR_ARRAY(Field.Shape.MESSAGE),
    /** A JSON schema or a list of texts. */
    OR_STRINGS(Field.Shape.MESSAGE);

    private final Field.Shape shape;

    Special(Field.Shape shape) {
      this.shape = shape;
    }

    Field.Shape shape() {
      return shape;
    }
  }

  private static final Map<String, Special> SPECIALS =
      Map.ofEntries(
          Map.entry("-", Special.NONE),
          Map.entry("Time", Special.TIME),
          Map.entry("MicroTime", Special.MICRO_TIME),
          Map.entry("Quantity", Special.QUANTITY),
          Map.entry("IntOrString", Special.INT_OR_STRING),
          Map.entry("Raw", Special.RAW),
          Map.entry("Strings", Special.STRINGS),
          Map.entry("OrBool", Special.OR_BOOL),
          Map.entry("OrArray", Special.OR_ARRAY),
          Map.entry("OrStrings", Special.OR_STRINGS));

  private final String name;
  private final Special special;
  private final List<Field> fields;
  private final List<Field> wireOrder;
  private final @Nullable Field[] byNumber;
  private final Map<String, Field> byJson = new HashMap<>();

  /** Reads an {@code M} line and the {@code F} lines below it. */
  MessageType(Schema schema, String[] lines) {
    String[] head = lines[0].split(" ", -1);
    this.name = head[1];
    Special found = SPECIALS.get(head[2]);
    if (found == null) {
      throw new IllegalStateException("schema gives " + name + " the unknown form " + head[2]);
    }
    this.special = found;
    List<Field> read = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Field field = new Field(schema, i - 1, lines[i].split(" ", -1));
      read.add(field);
      byJson.put(field.json(), field);
    }
    this.fields = List.copyOf(read);
    read.removeIf(field -> field.number() == 0);
    read.sort(Comparator.comparingInt(Field::number));
    this.wireOrder = List.copyOf(read);
    this.byNumber = new Field[read.isEmpty() ? 0 : read.get(read.size() - 1).number() + 1];
    read.forEach(field -> byNumber[field.number()] = field);
  }

  /** Returns the name, such as {@code core/v1.PodSpec}. */
  public String name() {
    return name;
  }

  /** Returns the type as Go's {@code %T} prints it, such as {@code v1.PodSpec}. */
  public String goType() {
    return name.substring(name.indexOf('/') + 1);
  }

  /** Returns the special JSON form, {@code NONE} for a plain message. */
  public Special special() {
    return special;
  }

  /** Returns the fields in declaration order, which is the order of JSON. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns the fields that protobuf carries, by ascending number. */
  List<Field> wireOrder() {
    return wireOrder;
  }

  /** Returns the field of a number, or null. */
  public @Nullable Field byNumber(int number) {
    return number > 0 && number < byNumber.length ? byNumber[number] : null;
  }

  /** Returns the field of a JSON name, those of inline messages included, or null. */
  public @Nullable Field byJson(String jsonName) {
    Field direct = byJson.get(jsonName);
    if (direct != null && !direct.inline()) {
      return direct;
    }
    for (Field field : fields) {
      if (field.inline()) {
        Field inner = field.type().byJson(jsonName);
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name;
  }
}
