// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.flags.FlagTable;
import engine.flags.FlagType;
import engine.flags.FlagValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration as {@code KubeControllerManagerConfiguration}: a template beside this class in
 * which a text like {@code --secure-port} stands for that flag's value.
 */
final class Configz {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Configz() {}

  static String text(FlagValues flags) {
    try (InputStream in = Configz.class.getResourceAsStream("configz.json")) {
      if (in == null) {
        throw new IllegalStateException("the template engine/serve/configz.json is missing");
      }
      return MAPPER.writeValueAsString(filled(MAPPER.readTree(in), flags));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the template engine/serve/configz.json", e);
    }
  }

  private static JsonNode filled(JsonNode node, FlagValues flags) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = MAPPER.createObjectNode();
      object
          .properties()
          .forEach(entry -> copy.set(entry.getKey(), filled(entry.getValue(), flags)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = MAPPER.createArrayNode();
      array.forEach(item -> copy.add(filled(item, flags)));
      return copy;
    }
    return node.isString() && node.asString().startsWith("--")
        ? value(node.asString().substring(2), flags)
        : node;
  }

  private static JsonNode value(String name, FlagValues flags) {
    FlagTable table = flags.table();
    FlagType type = Objects.requireNonNull(table.find(name), name).type();
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (type) {
      case BOOL -> nodes.booleanNode(flags.bool(name));
      case INT, INT32, LEVEL -> nodes.numberNode(flags.integer(name));
      case FLOAT, FLOAT32 -> MAPPER.readTree(flags.text(name));
      case STRINGS -> {
        ArrayNode array = MAPPER.createArrayNode();
        flags.strings(name).forEach(array::add);
        yield array;
      }
      default -> nodes.stringNode(flags.shown(name));
    };
  }
}
