// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import facts.meta.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages and kinds of one Kubernetes version. Immutable once read. */
public final class Schema {
  private final Map<String, MessageType> messages = new HashMap<>();
  private final Map<Kind, MessageType> kinds = new LinkedHashMap<>();

  private static final class Holder {
    static final Schema KUBERNETES = read("kubernetes-1.37.txt");
  }

  /** The schema of Kubernetes 1.37. */
  public static Schema kubernetes() {
    return Holder.KUBERNETES;
  }

  /** The message of a kind, or null when the schema does not know the kind in that version. */
  public @Nullable MessageType type(Kind kind) {
    return kinds.get(kind);
  }

  /** All kinds. */
  public Collection<Kind> kinds() {
    return kinds.keySet();
  }

  /**
   * The message of this name, e.g. {@code core/v1.PodTemplateSpec}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public MessageType message(String name) {
    MessageType type = messages.get(name);
    if (type == null) {
      throw new IllegalArgumentException("the schema has no message " + name);
    }
    return type;
  }

  private static Schema read(String resource) {
    Schema schema = new Schema();
    InputStream stream = Schema.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("the schema " + resource + " is not on the class path");
    }
    Map<Kind, String> names = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      MessageType current = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.strip().split(" ", -1);
        if (line.startsWith("kind ")) {
          String group = words[1].equals("-") ? "" : words[1];
          names.put(new Kind(group, words[2], words[3], words[4], words[5].equals("N")), words[6]);
        } else if (line.startsWith("message ")) {
          current = new MessageType(words[1], words[2]);
          schema.messages.put(words[1], current);
        } else if (current != null) {
          current.add(new Field(words));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the schema " + resource, e);
    }
    schema.messages.values().forEach(type -> type.fields().forEach(field -> field.link(schema)));
    names.forEach((kind, name) -> schema.kinds.put(kind, schema.message(name)));
    return schema;
  }
}
