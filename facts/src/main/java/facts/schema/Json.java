// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as trees of maps, lists, texts, Longs, Doubles and Booleans. Maps keep the order of the
 * text.
 *
 * <p>Property names are not canonicalised: managed fields have unique ones, and the table would be
 * copied for each object.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();

  private Json() {}

  /**
   * Reads one value.
   *
   * @throws SchemaException if the bytes are no JSON
   */
  public static @Nullable Object read(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      return value(parser);
    } catch (JacksonException e) {
      throw new SchemaException("reading JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads one object.
   *
   * @throws SchemaException if the bytes are no JSON object
   */
  public static Map<String, Object> readObject(byte[] bytes) {
    return asObject(read(bytes));
  }

  /**
   * The value as an object.
   *
   * @throws SchemaException if it is none
   */
  @SuppressWarnings("unchecked") // trees have text keys
  public static Map<String, Object> asObject(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new SchemaException(
        "reading JSON: an object is expected, not "
            + (value == null ? "null" : value.getClass().getSimpleName()));
  }

  /** Writes a value on one line; entries of a map whose key begins with NUL are left out. */
  public static byte[] write(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, value);
    }
    return out.toByteArray();
  }

  /** Writes a value as text. */
  public static String text(@Nullable Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new SchemaException("reading JSON: the text ends early");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Object integer(JsonParser parser) {
    BigInteger number = parser.getBigIntegerValue();
    return number.bitLength() < 64 ? (Object) number.longValue() : (Object) number.doubleValue();
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<Object> list(JsonParser parser) {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static void write(JsonGenerator generator, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      map.forEach(
          (key, item) -> {
            String name = String.valueOf(key);
            if (!name.startsWith("\0")) {
              generator.writeName(name);
              write(generator, item);
            }
          });
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      generator.writeStartArray();
      list.forEach(item -> write(generator, item));
      generator.writeEndArray();
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof Integer || value instanceof Long) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      generator.writeNumber(number.doubleValue());
    } else if (value == null) {
      generator.writeNull();
    } else {
      generator.writeString(value.toString());
    }
  }
}
