// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import facts.meta.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The built-in kinds and their messages; a message is parsed when it is first asked for. Safe for
 * all threads.
 */
public final class Schema {
  private static final String RESOURCE = "kubernetes-1.37.txt";

  private final String text;
  private final Map<Kind, String> kinds = new LinkedHashMap<>();
  private final Map<String, int[]> places = new HashMap<>();
  private final Map<String, MessageType> messages = new ConcurrentHashMap<>();

  private Schema(String text) {
    this.text = text;
    int start = 0;
    @Nullable String open = null;
    int openedAt = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      char code = text.charAt(start);
      if (code == 'K') {
        String[] words = text.substring(start, end).split(" ", -1);
        kinds.put(kind(words), words[6]);
      } else if (code == 'M') {
        if (open != null) {
          places.put(open, new int[] {openedAt, start - 1});
        }
        open = text.substring(start + 2, text.indexOf(' ', start + 2));
        openedAt = start;
      }
      start = end + 1;
    }
    if (open != null) {
      places.put(open, new int[] {openedAt, text.length() - 1});
    }
  }

  private static Kind kind(String[] words) {
    String group = words[1].equals("-") ? "" : words[1];
    String resource = words[4].equals("-") ? "" : words[4];
    return new Kind(group, words[2], words[3], resource, words[5].equals("N"));
  }

  /** Returns the schema of Kubernetes 1.37, read once. */
  public static Schema kubernetes() {
    return Holder.KUBERNETES;
  }

  /**
   * Returns every built-in kind at every version that 1.37 can serve, alpha included; the resource
   * is empty for bodies of subresources.
   */
  public Collection<Kind> kinds() {
    return kinds.keySet();
  }

  /**
   * Returns the message of a kind, or null when the schema does not know the kind in that version.
   */
  public @Nullable MessageType type(Kind kind) {
    String name = kinds.get(kind);
    return name == null ? null : message(name);
  }

  /**
   * Returns a message by name.
   *
   * @param name such as {@code core/v1.PodSpec}
   * @throws IllegalArgumentException if there is no such message
   */
  public MessageType message(String name) {
    MessageType known = messages.get(name);
    return known == null ? messages.computeIfAbsent(name, this::parse) : known;
  }

  private MessageType parse(String name) {
    int[] place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("name is " + name + "; the schema has no such message");
    }
    return new MessageType(this, text.substring(place[0], place[1]).split("\n", -1));
  }

  /** Reads the resource when it is first needed. */
  private static final class Holder {
    private static final Schema KUBERNETES = load();

    private static Schema load() {
      try (InputStream in = Schema.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("resource facts/schema/" + RESOURCE + " is missing");
        }
        return new Schema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("reading resource facts/schema/" + RESOURCE, e);
      }
    }
  }
}
