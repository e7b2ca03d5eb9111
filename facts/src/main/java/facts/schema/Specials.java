// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types whose protobuf form differs from their JSON form. */
final class Specials {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Specials() {}

  static @Nullable Object read(Field.Shape shape, CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    Object value =
        switch (shape) {
          case TIME -> time(in, false);
          case MICROTIME -> time(in, true);
          case QUANTITY -> text(in);
          case INTORSTRING -> intOrString(in);
          case RAW, FIELDS -> raw(in);
          case STRINGS -> strings(in);
          case DURATION -> duration(in);
          default -> throw new IllegalStateException("no special: " + shape);
        };
    in.popLimit(limit);
    return value;
  }

  static byte[] write(Field field, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    switch (field.shape()) {
      case TIME, MICROTIME -> {
        Instant instant = instant(field, value);
        out.writeInt64(1, instant.getEpochSecond());
        out.writeInt32(2, instant.getNano());
      }
      case QUANTITY -> out.writeString(1, String.valueOf(value));
      case INTORSTRING -> {
        boolean number = value instanceof Number;
        out.writeInt64(1, number ? 0 : 1);
        out.writeInt64(2, number ? ((Number) value).longValue() : 0);
        out.writeString(3, number ? "" : value.toString());
      }
      case RAW, FIELDS -> out.writeByteArray(1, Json.write(value));
      case STRINGS -> {
        for (Object item : WireWriter.expect(field, value, Iterable.class)) {
          out.writeString(1, String.valueOf(item));
        }
      }
      case DURATION -> out.writeInt64(1, nanos(field, value.toString()));
      default -> throw new IllegalStateException("no special: " + field.shape());
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static @Nullable String time(CodedInputStream in, boolean micro) throws IOException {
    long seconds = 0;
    int nanos = 0;
    boolean any = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      any = true;
      switch (tag >>> 3) {
        case 1 -> seconds = in.readInt64();
        case 2 -> nanos = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    if (!any) {
      return null;
    }
    try {
      Instant instant = Instant.ofEpochSecond(seconds, nanos);
      return micro ? MICROS.format(instant) : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      throw new SchemaException("reading a time: " + seconds + " s are out of range", e);
    }
  }

  private static Instant instant(Field field, Object value) {
    try {
      return OffsetDateTime.parse(WireWriter.expect(field, value, String.class)).toInstant();
    } catch (DateTimeException e) {
      throw new SchemaException(
          field.json() + " is '" + value + "'; a time such as 2030-01-01T00:00:00Z is expected", e);
    }
  }

  private static String text(CodedInputStream in) throws IOException {
    String text = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        text = in.readStringRequireUtf8();
      } else {
        in.skipField(tag);
      }
    }
    return text.isEmpty() ? "0" : text;
  }

  private static Object intOrString(CodedInputStream in) throws IOException {
    long type = 0;
    long number = 0;
    String text = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> type = in.readInt64();
        case 2 -> number = in.readInt64();
        case 3 -> text = in.readStringRequireUtf8();
        default -> in.skipField(tag);
      }
    }
    return type == 0 ? (Object) number : (Object) text;
  }

  private static @Nullable Object raw(CodedInputStream in) throws IOException {
    byte[] bytes = new byte[0];
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        bytes = in.readByteArray();
      } else {
        in.skipField(tag);
      }
    }
    return bytes.length == 0 ? null : Json.read(bytes);
  }

  private static List<Object> strings(CodedInputStream in) throws IOException {
    List<Object> items = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        items.add(in.readStringRequireUtf8());
      } else {
        in.skipField(tag);
      }
    }
    return items;
  }

  private static String duration(CodedInputStream in) throws IOException {
    long nanos = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        nanos = in.readInt64();
      } else {
        in.skipField(tag);
      }
    }
    return java.math.BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
  }

  private static long nanos(Field field, String text) {
    try {
      return java.time.Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT)).toNanos();
    } catch (DateTimeException e) {
      throw new SchemaException(
          field.json() + " is '" + text + "'; a duration such as 30s is expected", e);
    }
  }
}
