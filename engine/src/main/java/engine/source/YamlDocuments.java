// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.schema.Json;
import facts.schema.SchemaException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML stream document by document, so that a broken one costs only itself.
 *
 * <p>Where YAML 1.1 and 1.2 differ, what manifests rely on holds: {@code 0644} is octal and {@code
 * <<} merges.
 */
final class YamlDocuments {
  /** Hears of documents and broken ones, with the line where each begins, from 1. */
  interface Taker {
    void document(int line, Map<String, Object> tree);

    void broken(int line, String why);
  }

  /** More values than any manifest has; aliases of aliases would come to far more. */
  static final int MOST_VALUES = 2_000_000;

  private static final Pattern MARKER = Pattern.compile("---(\\s.*)?");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7]+");

  /** Nodes are shared by their aliases; what counts is how many values they come to. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(Integer.MAX_VALUE)
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .build();

  private final Taker taker;

  YamlDocuments(Taker taker) {
    this.taker = taker;
  }

  void read(String text) {
    StringBuilder document = new StringBuilder();
    int begin = 0;
    int line = 0;
    for (String next : text.split("\n", -1)) {
      if (MARKER.matcher(next).matches()) {
        one(document.toString(), begin);
        document.setLength(0);
        document.append(next.substring("---".length())).append('\n');
        begin = line;
      } else {
        document.append(next).append('\n');
      }
      line++;
    }
    one(document.toString(), begin);
  }

  private void one(String text, int begin) {
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isPresent() && !isNull(root.get())) {
        document(root.get(), begin);
      }
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      int line = mark.isPresent() ? mark.get().getLine() : 0;
      taker.broken(begin + line + 1, e.getProblem());
    } catch (YamlEngineException | Unusable e) {
      int line = e instanceof Unusable unusable ? unusable.line : 0;
      taker.broken(begin + line + 1, String.valueOf(e.getMessage()));
    }
  }

  /** Hands on a document, or each item of a list with its own line. */
  private void document(Node root, int begin) {
    if (!(root instanceof MappingNode mapping)) {
      throw new Unusable(root, "a document must be a mapping with apiVersion and kind");
    }
    SequenceNode items = items(mapping);
    if (items == null) {
      taker.document(begin + line(root) + 1, new Conversion().map(mapping));
      return;
    }
    String listKind = text(mapping, "kind");
    for (Node item : items.getValue()) {
      try {
        Object value = new Conversion().value(item);
        if (value == null) {
          continue;
        }
        taker.document(
            begin + line(item) + 1,
            ListItems.complete(listKind, text(mapping, "apiVersion"), Json.asObject(value)));
      } catch (Unusable | SchemaException e) {
        taker.broken(begin + line(item) + 1, String.valueOf(e.getMessage()));
      }
    }
  }

  private static @Nullable SequenceNode items(MappingNode mapping) {
    return text(mapping, "kind").endsWith("List")
            && child(mapping, "items") instanceof SequenceNode sequence
        ? sequence
        : null;
  }

  private static String text(MappingNode mapping, String key) {
    return child(mapping, key) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static @Nullable Node child(MappingNode mapping, String key) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        return tuple.getValueNode();
      }
    }
    return null;
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0);
  }

  /** What YAML allows and a manifest can't use. */
  private static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unusable(Node at, String why) {
      super(why);
      this.line = YamlDocuments.line(at);
    }
  }

  /** Makes a tree of one document's nodes. */
  private static final class Conversion {
    private int values;
    private int depth;

    @Nullable Object value(Node node) {
      if (++values > MOST_VALUES) {
        throw new Unusable(node, "its aliases expand to more than " + MOST_VALUES + " values");
      }
      if (++depth > 200) {
        throw new Unusable(node, "it is nested deeper than 200 levels, or contains itself");
      }
      Object value;
      if (node instanceof MappingNode mapping) {
        value = map(mapping);
      } else if (node instanceof SequenceNode sequence) {
        value = list(sequence);
      } else {
        value = scalar((ScalarNode) node);
      }
      depth--;
      return value;
    }

    Map<String, Object> map(MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      List<Map<String, Object>> merged = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          throw new Unusable(tuple.getKeyNode(), "a key must be text");
        }
        Object value = value(tuple.getValueNode());
        if (key.getValue().equals("<<") && value instanceof Map<?, ?>) {
          merged.add(Json.asObject(value));
        } else if (value != null) {
          map.put(key.getValue(), value);
        }
      }
      merged.forEach(more -> more.forEach(map::putIfAbsent));
      return map;
    }

    private List<Object> list(SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        Object value = value(item);
        if (value != null) {
          list.add(value);
        }
      }
      return list;
    }

    private static @Nullable Object scalar(ScalarNode node) {
      String text = node.getValue();
      Tag tag = node.getTag();
      if (tag.equals(Tag.NULL)) {
        return null;
      }
      if (tag.equals(Tag.BOOL)) {
        return text.equalsIgnoreCase("true");
      }
      boolean octal = node.getScalarStyle() == ScalarStyle.PLAIN && OCTAL.matcher(text).matches();
      if (tag.equals(Tag.INT) || octal) {
        return integer(text);
      }
      return tag.equals(Tag.FLOAT) ? number(node, text) : text;
    }

    private static Object integer(String text) {
      BigInteger value;
      if (OCTAL.matcher(text).matches()) {
        value = new BigInteger(text, 8);
      } else if (text.startsWith("0o")) {
        value = new BigInteger(text.substring(2), 8);
      } else if (text.startsWith("0x")) {
        value = new BigInteger(text.substring(2), 16);
      } else {
        value = new BigInteger(text);
      }
      return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value.doubleValue();
    }

    private static Object number(ScalarNode node, String text) {
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException e) {
        throw new Unusable(node, "\"" + text + "\" is a number that JSON doesn't know");
      }
    }
  }
}
