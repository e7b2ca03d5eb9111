// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import java.io.StringWriter;
import java.math.BigDecimal;
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
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * JSON text to and from trees of {@code LinkedHashMap}, {@code List}, {@code String}, {@code Long},
 * {@code Double}, {@code Boolean} and null (an integer beyond 64 bits is a {@code BigInteger}).
 * Text is written as Go writes it, escapes included. Keys that begin with {@link Wire#UNKNOWN} are
 * not written.
 */
public final class Json {
  private static final int MAX_DEPTH = 400;
  private static final double MAX_PLAIN = 1e21;
  private static final double MIN_PLAIN = 1e-6;

  // Names of managedFields are unique per object: a shared symbol table would be copied for nearly
  // every document.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .characterEscapes(GoEscapes.INSTANCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /**
   * Reads one value.
   *
   * @throws SchemaException if the bytes are no single JSON value
   */
  public static @Nullable Object read(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
      return document(parser);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /**
   * Reads one value.
   *
   * @throws SchemaException if the text is no single JSON value
   */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return document(parser);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /**
   * Reads one object.
   *
   * @throws SchemaException if the bytes are no single JSON object
   */
  public static Map<String, Object> readObject(byte[] utf8) {
    return asObject(read(utf8));
  }

  /**
   * Returns the value as an object.
   *
   * @throws SchemaException if it is none
   */
  @SuppressWarnings("unchecked") // trees have texts as keys
  public static Map<String, Object> asObject(@Nullable Object value) {
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw new SchemaException("reading JSON: expected an object, got " + Trees.name(value));
  }

  private static SchemaException malformed(JacksonException e) {
    return new SchemaException("reading JSON: " + e.getOriginalMessage(), e);
  }

  private static @Nullable Object document(JsonParser parser) {
    if (parser.nextToken() == null) {
      throw new SchemaException("reading JSON: the text is empty");
    }
    Object value = value(parser);
    if (parser.nextToken() != null) {
      throw new SchemaException("reading JSON: text follows the value");
    }
    return value;
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new SchemaException("reading JSON: unexpected " + token);
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> list(JsonParser parser) {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static Object integer(JsonParser parser) {
    BigInteger number = parser.getBigIntegerValue();
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  /** Returns the compact UTF-8 form of a tree. */
  public static byte[] write(@Nullable Object tree) {
    return render(tree, null).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the compact form of a tree. */
  public static String text(@Nullable Object tree) {
    return render(tree, null);
  }

  /** Returns the form of a tree with one member a line, indented by two spaces. */
  public static String pretty(@Nullable Object tree) {
    DefaultPrettyPrinter.Indenter lines = new DefaultIndenter("  ", "\n");
    return render(
        tree, new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines));
  }

  private static String render(@Nullable Object tree, @Nullable PrettyPrinter printer) {
    StringWriter out = new StringWriter();
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public @Nullable PrettyPrinter getPrettyPrinter() {
            return printer;
          }
        };
    try (JsonGenerator generator = FACTORY.createGenerator(context, out)) {
      write(generator, tree);
    } catch (JacksonException e) {
      throw new SchemaException("writing JSON: " + e.getOriginalMessage(), e);
    }
    return out.toString();
  }

  private static void write(JsonGenerator out, @Nullable Object value) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeNumber(number(number));
    } else if (value instanceof Number number) {
      out.writeNumber(number.toString());
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(element -> write(out, element));
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach(
          (name, member) -> {
            if (!name.toString().startsWith(Wire.UNKNOWN)) {
              out.writeName(name.toString());
              write(out, member);
            }
          });
      out.writeEndObject();
    } else {
      throw new SchemaException("writing JSON: a tree holds no " + value.getClass().getName());
    }
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(size) || Double.isInfinite(size)) {
      throw new SchemaException("writing JSON: " + value + " is no JSON number");
    }
    if (size == 0) {
      return "0";
    }
    if (size >= MIN_PLAIN && size < MAX_PLAIN) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
    String text = Double.toString(value).replace(".0E", "E").replace('E', 'e');
    return size < 1 ? text : text.replace("e", "e+");
  }
}
