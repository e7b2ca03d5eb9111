// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Writes trees as protobuf messages, in the order of the schema. */
final class WireWriter {

  private WireWriter() {}

  static byte[] message(MessageType type, Map<String, Object> tree) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      for (Field field : type.fields()) {
        if (field.number() > 0) {
          field(field, tree, out);
        }
      }
      if (tree.get(Wire.UNKNOWN) instanceof byte[] unknown) {
        out.writeRawBytes(unknown);
      }
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new SchemaException("writing " + type.name() + ": " + e.getMessage(), e);
    }
  }

  private static void field(Field field, Map<String, Object> tree, CodedOutputStream out)
      throws IOException {
    if (field.inline()) {
      byte[] inlined = message(field.type(), tree);
      if (inlined.length > 0 || !field.pointer()) {
        out.writeByteArray(field.number(), inlined);
      }
      return;
    }
    Object value = tree.get(field.json());
    if (value == null) {
      return;
    }
    if (field.map()) {
      map(field, expect(field, value, Map.class), out);
    } else if (field.repeated()) {
      for (Object item : expect(field, value, Iterable.class)) {
        value(field, field.number(), item, out);
      }
    } else {
      value(field, field.number(), value, out);
    }
  }

  private static void map(Field field, Map<?, ?> map, CodedOutputStream out) throws IOException {
    for (Map.Entry<?, ?> entry : new java.util.TreeMap<>(map).entrySet()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream inner = CodedOutputStream.newInstance(bytes);
      inner.writeString(1, String.valueOf(entry.getKey()));
      if (entry.getValue() != null) {
        value(field, 2, entry.getValue(), inner);
      }
      inner.flush();
      out.writeByteArray(field.number(), bytes.toByteArray());
    }
  }

  private static void value(Field field, int number, Object value, CodedOutputStream out)
      throws IOException {
    switch (field.shape()) {
      case STRING -> out.writeString(number, expect(field, value, String.class));
      case BOOL -> out.writeBool(number, expect(field, value, Boolean.class));
      case INT -> out.writeInt64(number, expect(field, value, Number.class).longValue());
      case DOUBLE -> out.writeDouble(number, expect(field, value, Number.class).doubleValue());
      case BYTES -> out.writeByteArray(number, bytes(field, value));
      case MESSAGE -> out.writeByteArray(number, message(field.type(), Json.asObject(value)));
      default -> out.writeByteArray(number, Specials.write(field, value));
    }
  }

  private static byte[] bytes(Field field, Object value) {
    try {
      return java.util.Base64.getDecoder().decode(expect(field, value, String.class));
    } catch (IllegalArgumentException e) {
      throw new SchemaException(field.json() + " is no base64: " + e.getMessage(), e);
    }
  }

  static <T> T expect(Field field, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new SchemaException(
          field.json()
              + " is a "
              + value.getClass().getSimpleName()
              + "; "
              + field.goType()
              + " is expected");
    }
    return type.cast(value);
  }
}
