// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedOutputStream;
import facts.schema.MessageType.Special;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes trees as messages, byte for byte as the Go types are written. */
final class WireWriter {
  private WireWriter() {}

  static byte[] message(MessageType type, Map<?, ?> tree) {
    return Wire.toBytes(out -> fields(type, tree, out, Wire.UNKNOWN));
  }

  private static void fields(
      MessageType type, Map<?, ?> tree, CodedOutputStream out, String unknownKey)
      throws IOException {
    for (Field field : type.wireOrder()) {
      try {
        if (field.inline()) {
          inline(field, tree, out, unknownKey + field.goName());
        } else {
          write(field, tree.get(field.json()), out);
        }
      } catch (SchemaException e) {
        throw field.inline() ? e : e.under(field.json());
      }
    }
    if (tree.get(unknownKey) instanceof byte[] unknown) {
      out.writeRawBytes(unknown);
    }
  }

  private static void inline(Field field, Map<?, ?> tree, CodedOutputStream out, String unknownKey)
      throws IOException {
    byte[] bytes = Wire.toBytes(inner -> fields(field.type(), tree, inner, unknownKey));
    if (!field.pointer() || bytes.length > 0) {
      out.writeByteArray(field.number(), bytes);
    }
  }

  private static void write(Field field, @Nullable Object value, CodedOutputStream out)
      throws IOException {
    if (value == null && isNil(field)) {
      return;
    }
    if (field.map()) {
      // Go writes maps by ascending key; its order of bytes is that of UTF-8.
      Map<String, Object> sorted = new TreeMap<>(Trees::compareUtf8);
      Trees.map(value).forEach((key, entry) -> sorted.put(key.toString(), entry));
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        out.writeByteArray(field.number(), entry(field, entry.getKey(), entry.getValue()));
      }
    } else if (field.repeated()) {
      List<?> list = Trees.list(value);
      for (int i = 0; i < list.size(); i++) {
        try {
          single(field, field.number(), list.get(i), out);
        } catch (SchemaException e) {
          throw e.under("[" + i + "]");
        }
      }
    } else {
      single(field, field.number(), value, out);
    }
  }

  private static boolean isNil(Field field) {
    return field.pointer()
        || field.repeated()
        || field.map()
        || field.form() == Field.Form.BYTES
        || (field.form() == Field.Form.MESSAGE && field.type().special() == Special.STRINGS);
  }

  private static byte[] entry(Field field, String key, @Nullable Object value) {
    return Wire.toBytes(
        out -> {
          out.writeString(1, key);
          try {
            if (value != null || field.form() == Field.Form.STRING) {
              single(field, 2, value, out);
            }
          } catch (SchemaException e) {
            throw e.under(key);
          }
        });
  }

  private static void single(Field field, int number, @Nullable Object value, CodedOutputStream out)
      throws IOException {
    switch (field.form()) {
      case STRING -> out.writeString(number, value == null ? "" : Trees.text(value));
      case BYTES -> out.writeByteArray(number, bytes(value));
      case INTEGER -> out.writeInt64(number, value == null ? 0 : Trees.integer(value));
      case BOOLEAN -> out.writeBool(number, value != null && Trees.flag(value));
      case DOUBLE -> out.writeDouble(number, value == null ? 0 : Trees.real(value));
      case MESSAGE -> out.writeByteArray(number, nested(field.type(), value));
    }
  }

  private static byte[] bytes(@Nullable Object value) {
    try {
      return value == null ? new byte[0] : Base64.getDecoder().decode(Trees.text(value));
    } catch (IllegalArgumentException e) {
      throw new SchemaException("expected base64: " + e.getMessage(), e);
    }
  }

  private static byte[] nested(MessageType type, @Nullable Object value) {
    Special special = type.special();
    return switch (special) {
      case NONE -> message(type, value == null ? Map.of() : Trees.map(value));
      case OR_BOOL, OR_ARRAY, OR_STRINGS ->
          message(type, value == null ? Map.of() : Specials.unchoose(special, value));
      default -> Wire.toBytes(out -> Specials.encode(special, value, out));
    };
  }
}
