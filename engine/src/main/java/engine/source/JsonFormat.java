// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.meta.ClusterObject;
import facts.schema.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lists and watches in JSON, for servers that don't speak protobuf; meant for metadata. */
final class JsonFormat implements Format {
  /** Makes one object of its tree. */
  interface ObjectReader {
    ClusterObject read(Map<String, Object> tree);
  }

  private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

  private final ObjectReader objects;

  JsonFormat(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public Frames frames() {
    return new Frames.OfLine();
  }

  @Override
  public void readEvent(byte[] bytes, int offset, int length, Events events) throws IOException {
    Map<String, Object> event = Json.readObject(Arrays.copyOfRange(bytes, offset, offset + length));
    String type = text(event, "type");
    Map<String, Object> object = child(event, "object");
    switch (type) {
      case "ADDED", "MODIFIED" -> events.observed(read(object));
      case "DELETED" -> events.deleted(read(object));
      case "BOOKMARK" -> bookmark(child(object, "metadata"), events);
      case "ERROR" -> events.failed(status(object));
      default -> throw new IOException("event of unknown type \"" + type + "\"");
    }
  }

  @Override
  public Page readPage(byte[] body, Objects taken) {
    Map<String, Object> list = Json.readObject(body);
    Object items = list.get("items");
    if (items instanceof List<?> found) {
      int index = 0;
      for (Object item : found) {
        item(item, index++, taken);
      }
    }
    Map<String, Object> meta = child(list, "metadata");
    return new Page(Format.version(text(meta, "resourceVersion")), text(meta, "continue"));
  }

  private void item(Object item, int index, Objects taken) {
    ClusterObject object;
    try {
      object = read(item);
    } catch (UnreadableObject e) {
      taken.unreadable(e.key(), "item " + index + " of the list: " + e.getMessage());
      return;
    }
    taken.observed(object);
  }

  private ClusterObject read(Object object) throws UnreadableObject {
    try {
      return objects.read(Json.asObject(object));
    } catch (RuntimeException e) {
      throw new UnreadableObject(key(object), e);
    }
  }

  private static String key(Object object) {
    if (!(object instanceof Map<?, ?> tree) || !(tree.get("metadata") instanceof Map<?, ?> meta)) {
      return "";
    }
    String namespace = meta.get("namespace") instanceof String text ? text + "/" : "";
    return meta.get("name") instanceof String name ? namespace + name : "";
  }

  private static void bookmark(Map<String, Object> meta, Events events) {
    boolean end = text(child(meta, "annotations"), INITIAL_EVENTS_END).equals("true");
    events.bookmark(Format.version(text(meta, "resourceVersion")), end);
  }

  /** Reads the status that a refused request answers with. */
  static ApiStatus statusOf(byte[] body) {
    return status(Json.readObject(body));
  }

  private static ApiStatus status(Map<String, Object> status) {
    return new ApiStatus(
        number(status, "code"),
        text(status, "reason"),
        text(status, "message"),
        Duration.ofSeconds(number(child(status, "details"), "retryAfterSeconds")));
  }

  private static Map<String, Object> child(Map<String, Object> tree, String name) {
    return Json.asObject(tree.getOrDefault(name, Map.of()));
  }

  private static String text(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof String text ? text : "";
  }

  private static int number(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof Number number ? number.intValue() : 0;
  }
}
