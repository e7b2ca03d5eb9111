// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The protobuf form of API messages to and from JSON-shaped trees.
 *
 * <p>A tree has the members, in the order and with the omissions that the API server's JSON has.
 * Times are RFC 3339 texts, quantities texts, bytes base64 texts. What the schema does not know
 * stays under keys that begin with {@link #UNKNOWN}: written back by {@code encode}, left out by
 * {@link Json}.
 */
public final class Wire {
  /**
   * The first character of keys that hold protobuf bytes which the schema does not know; such
   * values are byte[].
   */
  public static final String UNKNOWN = "\u0000";

  private static final int METADATA = 1;
  private static final int MANAGED_FIELDS = 17;

  private Wire() {}

  /**
   * Reads a message.
   *
   * @throws SchemaException if the bytes are cut short, nested too deep or no such message
   */
  public static Map<String, Object> decode(MessageType type, byte[] bytes) {
    return decode(type, bytes, true);
  }

  /**
   * Reads a message.
   *
   * @param managedFields whether to read {@code metadata.managedFields}; otherwise they are skipped
   * @throws SchemaException if the bytes are cut short, nested too deep or no such message
   */
  public static Map<String, Object> decode(MessageType type, byte[] bytes, boolean managedFields) {
    try {
      return new WireReader(managedFields).message(type, CodedInputStream.newInstance(bytes));
    } catch (IOException e) {
      throw new SchemaException(
          "reading " + type + " from " + bytes.length + " bytes: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a message: fields by ascending number and zero values as Go writes them.
   *
   * @param tree members that the schema does not know are ignored, null is absent
   * @throws SchemaException if a value has another type than its field
   */
  public static byte[] encode(MessageType type, Map<String, ?> tree) {
    return WireWriter.message(type, tree);
  }

  /**
   * Copies an object without {@code metadata.managedFields}; everything else keeps its bytes.
   *
   * @param object a whole object, whose field 1 is its metadata
   * @throws SchemaException if the bytes are cut short
   */
  public static byte[] withoutManagedFields(byte[] object) {
    try {
      return copy(CodedInputStream.newInstance(object), true, object.length);
    } catch (IOException e) {
      throw new SchemaException(
          "copying an object of " + object.length + " bytes: " + e.getMessage(), e);
    }
  }

  private static byte[] copy(CodedInputStream in, boolean top, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = tag >>> 3;
      if (top && number == METADATA && (tag & 7) == 2) {
        int length = in.readRawVarint32();
        int outer = in.pushLimit(length);
        byte[] metadata = copy(in, false, length);
        in.popLimit(outer);
        out.writeByteArray(METADATA, metadata);
      } else if (!top && number == MANAGED_FIELDS) {
        in.skipField(tag);
      } else {
        RawFields.copy(tag, in, out);
      }
    }
    out.flush();
    return bytes.toByteArray();
  }

  /** Runs a write to memory, which cannot fail. */
  static byte[] toBytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Something that writes protobuf fields. */
  interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }
}
