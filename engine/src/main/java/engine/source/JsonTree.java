// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into maps, lists, texts, numbers and booleans; nulls are left out of maps. */
public final class JsonTree {
  /**
   * Names aren't pooled: those inside of managedFields differ for every object, and a pool of them
   * costs more than it saves.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();

  private JsonTree() {}

  /**
   * Reads one object.
   *
   * @throws IOException if the bytes aren't JSON, with line and column, or no object
   */
  public static Map<String, Object> read(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IOException("text follows after the JSON object");
      }
      return object(value);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * The value as an object's tree.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Map<String, Object> object(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> found)) {
      String type = value == null ? "nothing" : value.getClass().getSimpleName();
      throw new IllegalArgumentException("an object is expected, not " + type);
    }
    @SuppressWarnings("unchecked") // trees have text keys only
    Map<String, Object> tree = (Map<String, Object>) found;
    return tree;
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> map(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, Object> map(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static List<Object> list(JsonParser parser) {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(parser);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }
}
