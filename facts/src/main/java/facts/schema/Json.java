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
 * JSON text to and from trees of {@code LinkedHashMap}, {@code List}, {@code String}, {@code Long}, {@code Double},
 * {@code Boolean} and null (an integer beyond 64 bits is a {@code BigInteger}). Text is written as Go writes it, escapes
 * included. Keys that begin with {@link Wire#UNKNOWN} are not written.
 */
public final class Json {
  private static final int MAX_DEPTH = 400;
  private static final double MAX_PLAIN = 1e21;
  private static final double MIN_PLAIN = 1e-6;

  // Names of managedFields are unique per object: a shared symbol table would be copied for nearly every document.
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
   * @throws MalformedException if the bytes are no single JSON value
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
   * @throws MalformedException if the text is no single JSON value
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
   * @throws MalformedException if the bytes are no single JSON object
   */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> readObject(byte[] utf8) {
    Object value = read(utf8);
    if (value instanceof Map) {
      return (Map<String, @Nullable Object>) value;
    }
    throw new MalformedException("expected a JSON object, got " + Trees.name(value));
  }

  /** Returns a parser for streaming over the bytes with the settings of this class. */
  static JsonParser parser(byte[] utf8) {
    return FACTORY.createParser(ObjectReadContext.empty(), utf8);
  }

  static MalformedException malformed(JacksonException e) {
    return new MalformedException("reading JSON: " + e.getOriginalMessage(), e);
  }

  private static @Nullable Object document(JsonParser parser) {
    if (parser.nextToken() == null) {
      throw new MalformedException("reading JSON: the text is empty");
    }
    Object value = value(parser);
    if (parser.nextToken() != null) {
      throw new MalformedException("reading JSON: text follows the value");
    }
    return value;
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT:
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        return object;
      case START_ARRAY:
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        return list;
      case VALUE_STRING:
        return parser.getString();
      case VALUE_NUMBER_INT:
        BigInteger big =
            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : null;
        return big == null ? (Object) parser.getLongValue() : big;
      case VALUE_NUMBER_FLOAT:
        return parser.getDoubleValue();
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      case VALUE_NULL:
        return null;
      default:
        throw new MalformedException("reading JSON: unexpected " + token);
    }
  }

  /** Returns the compact UTF-8 form of a tree. */
  public static byte[] write(@Nullable Object tree) {
    return writeString(tree, null).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the compact form of a tree. */
  public static String writeString(@Nullable Object tree) {
    return writeString(tree, null);
  }

  /** Returns the form of a tree with one member a line, indented by two spaces. */
  public static String pretty(@Nullable Object tree) {
    DefaultPrettyPrinter.Indenter lines = new DefaultIndenter("  ", "\n");
    return writeString(
        tree, new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines));
  }

  private static String writeString(@Nullable Object tree, @Nullable PrettyPrinter printer) {
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
      throw new MalformedException("writing JSON: " + e.getOriginalMessage(), e);
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
      throw new MalformedException("writing JSON: a tree holds no " + value.getClass().getName());
    }
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(size) || Double.isInfinite(size)) {
      throw new MalformedException("writing JSON: " + value + " is no JSON number");
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
