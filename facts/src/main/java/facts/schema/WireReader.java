// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages into trees. For one use by one thread. */
final class WireReader {
  private static final int MAX_DEPTH = 200;
  private static final String OBJECT_META = "meta/v1.ObjectMeta";
  private static final int MANAGED_FIELDS = 17;
  private static final int METADATA_DEPTH = 2;

  private final boolean managedFields;
  private int depth;

  WireReader(boolean managedFields) {
    this.managedFields = managedFields;
  }

  Map<String, Object> message(MessageType type, CodedInputStream in) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    fields(type, in, tree, Wire.UNKNOWN);
    return tree;
  }

  /**
   * Reads the fields of a message and adds its members to a tree, which may already hold those of
   * its parent.
   */
  private void fields(
      MessageType type, CodedInputStream in, Map<String, Object> tree, String unknownKey)
      throws IOException {
    if (++depth > MAX_DEPTH) {
      throw new SchemaException("messages are nested deeper than " + MAX_DEPTH);
    }
    @Nullable Object[] slots = new Object[type.fields().size()];
    ByteArrayOutputStream unknown = new ByteArrayOutputStream(0);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      Field field = type.byNumber(WireFormat.getTagFieldNumber(tag));
      if (field == null || !fits(field, tag)) {
        CodedOutputStream out = CodedOutputStream.newInstance(unknown);
        RawFields.copy(tag, in, out);
        out.flush();
      } else if (skipped(type, field)) {
        in.skipField(tag);
      } else {
        read(field, tag, in, slots, unknownKey);
      }
    }
    emit(type, slots, tree);
    if (unknown.size() > 0) {
      tree.put(unknownKey, unknown.toByteArray());
    }
    depth--;
  }

  private boolean skipped(MessageType type, Field field) {
    return !managedFields
        && depth == METADATA_DEPTH
        && field.number() == MANAGED_FIELDS
        && type.name().equals(OBJECT_META);
  }

  private static boolean fits(Field field, int tag) {
    int wireType = WireFormat.getTagWireType(tag);
    if (field.map()) {
      return wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
    return switch (field.form()) {
      case INTEGER ->
          wireType == WireFormat.WIRETYPE_VARINT
              || (field.repeated() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED);
      case BOOLEAN -> wireType == WireFormat.WIRETYPE_VARINT;
      case DOUBLE -> wireType == WireFormat.WIRETYPE_FIXED64;
      case STRING, BYTES, MESSAGE -> wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    };
  }

  private void read(
      Field field, int tag, CodedInputStream in, @Nullable Object[] slots, String unknownKey)
      throws IOException {
    int index = field.index();
    try {
      if (field.map()) {
        entry(field, in, mapIn(slots, index));
      } else if (field.inline()) {
        int outer = in.pushLimit(in.readRawVarint32());
        fields(field.type(), in, mapIn(slots, index), unknownKey + field.goName());
        in.popLimit(outer);
      } else if (!field.repeated()) {
        slots[index] = value(field, in);
      } else if (packed(field, tag)) {
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
          listIn(slots, index).add(in.readInt64());
        }
        in.popLimit(outer);
      } else {
        listIn(slots, index).add(value(field, in));
      }
    } catch (SchemaException e) {
      throw e.under(field.json());
    }
  }

  private static boolean packed(Field field, int tag) {
    return field.form() == Field.Form.INTEGER
        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapIn(@Nullable Object[] slots, int index) {
    Object held = slots[index];
    if (held == null) {
      held = new LinkedHashMap<String, Object>();
      slots[index] = held;
    }
    return (Map<String, Object>) held;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> listIn(@Nullable Object[] slots, int index) {
    Object held = slots[index];
    if (held == null) {
      held = new ArrayList<Object>();
      slots[index] = held;
    }
    return (List<Object>) held;
  }

  private void entry(Field field, CodedInputStream in, Map<String, Object> map) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    String key = "";
    Object value = null;
    boolean seen = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireFormat.WIRETYPE_LENGTH_DELIMITED + (1 << 3)) {
        key = in.readString();
      } else if (WireFormat.getTagFieldNumber(tag) == 2 && fitsValue(field, tag)) {
        value = value(field, in);
        seen = true;
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
    map.put(key, seen ? value : Zeros.of(field));
  }

  private static boolean fitsValue(Field field, int tag) {
    int wireType = WireFormat.getTagWireType(tag);
    return field.form() == Field.Form.INTEGER
        ? wireType == WireFormat.WIRETYPE_VARINT
        : wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private @Nullable Object value(Field field, CodedInputStream in) throws IOException {
    return switch (field.form()) {
      case STRING -> in.readString();
      case BYTES -> Base64.getEncoder().encodeToString(in.readByteArray());
      case INTEGER -> in.readInt64();
      case BOOLEAN -> in.readBool();
      case DOUBLE -> in.readDouble();
      case MESSAGE -> {
        int outer = in.pushLimit(in.readRawVarint32());
        Object value = nested(field.type(), in);
        in.popLimit(outer);
        yield value;
      }
    };
  }

  private @Nullable Object nested(MessageType type, CodedInputStream in) throws IOException {
    return switch (type.special()) {
      case NONE -> message(type, in);
      case OR_BOOL, OR_ARRAY, OR_STRINGS -> Specials.choice(message(type, in));
      default -> Specials.decode(type.special(), in);
    };
  }

  /**
   * Adds the members of a message in declaration order, absent ones as Go's JSON shows their zero
   * value.
   */
  private static void emit(MessageType type, @Nullable Object[] slots, Map<String, Object> tree) {
    for (Field field : type.fields()) {
      Object value = slots[field.index()];
      if (field.number() == 0) {
        continue;
      }
      if (field.inline()) {
        if (value != null) {
          tree.putAll(Trees.members(value));
        } else if (!field.pointer()) {
          Zeros.addTo(tree, field.type());
        }
      } else if (value == null) {
        Zeros.addAbsent(tree, field);
      } else if (!Zeros.isOmitted(field, value)) {
        tree.put(field.json(), value);
      }
    }
  }
}
