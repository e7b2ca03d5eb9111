// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the protobuf form of an object into its JSON form and writes it back.
 *
 * <p>A tree has what the API server's own JSON would have: zero values are left out where it leaves
 * them out. Fields that the schema does not know are kept as bytes under {@link #UNKNOWN} and
 * written back.
 */
public final class Wire {
  /** Key under which a map keeps the bytes of fields that the schema does not know. */
  public static final String UNKNOWN = "\0unknown";

  private static final int DEEPEST = 200;

  private Wire() {}

  /**
   * Reads a message.
   *
   * @throws SchemaException if the bytes are no such message
   */
  public static Map<String, Object> decode(MessageType type, byte[] bytes) {
    try {
      Map<String, Object> tree = new LinkedHashMap<>();
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      in.setRecursionLimit(DEEPEST);
      message(type, in, tree, 0);
      return tree;
    } catch (IOException e) {
      throw new SchemaException("reading " + type.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a message; names that the schema does not know are left out.
   *
   * @throws SchemaException if a value is not of its field's type
   */
  public static byte[] encode(MessageType type, Map<String, Object> tree) {
    return WireWriter.message(type, tree);
  }

  private static void message(
      MessageType type, CodedInputStream in, Map<String, Object> tree, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new SchemaException(
          "reading " + type.name() + ": more than " + DEEPEST + " levels deep");
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Field field = type.byNumber(WireFormat.getTagFieldNumber(tag));
      if (field == null) {
        unknown(tag, in, tree);
      } else if (field.map()) {
        entry(field, in, tree, depth);
      } else if (field.inline()) {
        int limit = in.pushLimit(in.readRawVarint32());
        message(field.type(), in, tree, depth + 1);
        in.popLimit(limit);
      } else if (field.repeated()) {
        repeated(field, tag, in, tree, depth);
      } else {
        Object value = value(field, in, depth);
        if (value != null && !omitted(field, value)) {
          tree.put(field.json(), value);
        }
      }
    }
  }

  private static void repeated(
      Field field, int tag, CodedInputStream in, Map<String, Object> tree, int depth)
      throws IOException {
    List<Object> list = list(tree, field.json());
    boolean packed =
        field.shape() == Field.Shape.INT
            && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    if (!packed) {
      Object value = value(field, in, depth);
      if (value != null) {
        list.add(value);
      }
      return;
    }
    int limit = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      list.add(in.readInt64());
    }
    in.popLimit(limit);
  }

  private static void entry(Field field, CodedInputStream in, Map<String, Object> tree, int depth)
      throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    String key = "";
    Object value = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> key = in.readStringRequireUtf8();
        case 2 -> value = value(field, in, depth);
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    child(tree, field.json()).put(key, value == null ? "" : value);
  }

  private static @org.jspecify.annotations.Nullable Object value(
      Field field, CodedInputStream in, int depth) throws IOException {
    return switch (field.shape()) {
      case STRING -> in.readStringRequireUtf8();
      case BOOL -> in.readBool();
      case INT -> in.readInt64();
      case DOUBLE -> in.readDouble();
      case BYTES -> java.util.Base64.getEncoder().encodeToString(in.readByteArray());
      case MESSAGE -> {
        Map<String, Object> child = new LinkedHashMap<>();
        int limit = in.pushLimit(in.readRawVarint32());
        message(field.type(), in, child, depth + 1);
        in.popLimit(limit);
        yield child;
      }
      default -> Specials.read(field.shape(), in);
    };
  }

  private static boolean omitted(Field field, Object value) {
    if (field.pointer() || !field.omitEmpty()) {
      return false;
    }
    return value.equals("") || value.equals(0L) || value.equals(false) || value.equals(0.0);
  }

  private static void unknown(int tag, CodedInputStream in, Map<String, Object> tree)
      throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    if (tree.get(UNKNOWN) instanceof byte[] before) {
      bytes.write(before);
    }
    com.google.protobuf.CodedOutputStream out =
        com.google.protobuf.CodedOutputStream.newInstance(bytes);
    RawFields.copy(tag, in, out);
    out.flush();
    tree.put(UNKNOWN, bytes.toByteArray());
  }

  private static List<Object> list(Map<String, Object> tree, String name) {
    Object present = tree.computeIfAbsent(name, key -> new ArrayList<>());
    @SuppressWarnings("unchecked") // made by the line above
    List<Object> list = (List<Object>) present;
    return list;
  }

  private static Map<String, Object> child(Map<String, Object> tree, String name) {
    return Json.asObject(tree.computeIfAbsent(name, key -> new LinkedHashMap<>()));
  }
}
