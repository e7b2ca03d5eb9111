// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import facts.schema.MessageType.Special;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages whose JSON form their fields do not show. */
final class Specials {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int ONE_TEXT = (1 << 3) | 2;
  private static final int NANOS_PER_MICRO = 1000;

  private Specials() {}

  /** Reads the message up to the stream's limit. */
  static @Nullable Object decode(Special special, CodedInputStream in) throws IOException {
    return switch (special) {
      case TIME -> time(in, false);
      case MICRO_TIME -> time(in, true);
      case INT_OR_STRING -> intOrString(in);
      case QUANTITY -> {
        String quantity = new String(first(in), StandardCharsets.UTF_8);
        yield quantity.isEmpty() ? "0" : quantity;
      }
      case RAW -> {
        byte[] raw = first(in);
        yield raw.length == 0 ? null : json(raw);
      }
      default -> strings(in);
    };
  }

  /** Reads the bytes or text of field 1, the only one of the message. */
  private static byte[] first(CodedInputStream in) throws IOException {
    byte[] bytes = new byte[0];
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == ONE_TEXT) {
        bytes = in.readByteArray();
      } else {
        in.skipField(tag);
      }
    }
    return bytes;
  }

  private static List<Object> strings(CodedInputStream in) throws IOException {
    List<Object> texts = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == ONE_TEXT) {
        texts.add(in.readString());
      } else {
        in.skipField(tag);
      }
    }
    return texts;
  }

  private static @Nullable Object json(byte[] raw) {
    try {
      return Json.read(raw);
    } catch (SchemaException e) {
      // Not every server-side writer puts JSON here (protobuf in an envelope is allowed): keep the
      // bytes.
      Map<String, Object> kept = new LinkedHashMap<>();
      kept.put(Wire.UNKNOWN, raw);
      return kept;
    }
  }

  private static @Nullable String time(CodedInputStream in, boolean micros) throws IOException {
    boolean seen = false;
    long seconds = 0;
    int nanos = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      seen = true;
      if (tag == 1 << 3) {
        seconds = in.readInt64();
      } else if (tag == 2 << 3) {
        nanos = in.readInt32();
      } else {
        in.skipField(tag);
      }
    }
    if (!seen) {
      return null;
    }
    try {
      if (!micros) {
        return Instant.ofEpochSecond(seconds).toString();
      }
      return MICROS.format(Instant.ofEpochSecond(seconds, nanos));
    } catch (DateTimeException e) {
      throw new SchemaException("expected a time, got " + seconds + " s since 1970", e);
    }
  }

  private static Object intOrString(CodedInputStream in) throws IOException {
    long type = 0;
    long number = 0;
    String text = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == 1 << 3) {
        type = in.readInt64();
      } else if (tag == 2 << 3) {
        number = in.readInt64();
      } else if (tag == ((3 << 3) | 2)) {
        text = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    return type == 0 ? (Object) number : text;
  }

  /**
   * Returns the JSON form of a schema that may also be a boolean or a list, from the tree of its
   * message.
   */
  static @Nullable Object choice(Map<String, Object> message) {
    Object allows = message.get("Allows");
    Object schema = message.get("Schema");
    Object list =
        message.containsKey("Property") ? message.get("Property") : message.get("JSONSchemas");
    if (list instanceof List<?> some && !some.isEmpty()) {
      return some;
    }
    return schema != null ? schema : allows;
  }

  /** Returns the tree of the message behind such a JSON form. */
  static Map<String, Object> unchoose(Special special, Object value) {
    Map<String, Object> message = new LinkedHashMap<>();
    if (value instanceof Map) {
      message.put("Schema", value);
      if (special == Special.OR_BOOL) {
        message.put("Allows", true);
      }
    } else if (special == Special.OR_BOOL) {
      message.put("Allows", Trees.flag(value));
    } else {
      message.put(special == Special.OR_STRINGS ? "Property" : "JSONSchemas", Trees.list(value));
    }
    return message;
  }

  /** Writes the fields of the message; null is its zero value. */
  static void encode(Special special, @Nullable Object value, CodedOutputStream out)
      throws IOException {
    switch (special) {
      case QUANTITY -> out.writeString(1, quantity(value));
      case INT_OR_STRING -> writeIntOrString(value, out);
      default -> {
        if (value != null) {
          encodePresent(special, value, out);
        }
      }
    }
  }

  private static void encodePresent(Special special, Object value, CodedOutputStream out)
      throws IOException {
    switch (special) {
      case TIME, MICRO_TIME -> {
        Instant at = instant(Trees.text(value));
        int micros = special == Special.TIME ? 0 : at.getNano() / NANOS_PER_MICRO;
        out.writeInt64(1, at.getEpochSecond());
        out.writeInt32(2, micros * NANOS_PER_MICRO);
      }
      case RAW -> out.writeByteArray(1, raw(value));
      default -> {
        for (Object text : Trees.list(value)) {
          out.writeString(1, text == null ? "" : Trees.text(text));
        }
      }
    }
  }

  private static void writeIntOrString(@Nullable Object value, CodedOutputStream out)
      throws IOException {
    boolean text = value instanceof String;
    out.writeInt64(1, text ? 1 : 0);
    out.writeInt64(2, text || value == null ? 0 : Trees.integer(value));
    out.writeString(3, text ? Trees.text(value) : "");
  }

  private static String quantity(@Nullable Object value) {
    if (value instanceof Number) {
      return Json.text(value);
    }
    return value == null ? "0" : Trees.text(value);
  }

  private static byte[] raw(Object value) {
    if (value instanceof Map<?, ?> map && map.get(Wire.UNKNOWN) instanceof byte[] kept) {
      return kept;
    }
    return Json.write(value);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new SchemaException("expected an RFC 3339 time, got " + Trees.name(text), e);
    }
  }
}
