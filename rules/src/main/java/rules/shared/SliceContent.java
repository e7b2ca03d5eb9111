// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.discovery.EndpointSlice;
import facts.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint.Hints;
import rules.shared.SliceEndpoint.Target;

/**
 * What an EndpointSlice holds, read from the object as it is kept.
 *
 * @param ports in the slice's order
 * @param endpoints in the slice's order
 */
public record SliceContent(List<SlicePort> ports, List<SliceEndpoint> endpoints) {

  /** Reads the slice; a part that is not as the API describes it counts as absent. */
  public static SliceContent of(EndpointSlice slice) {
    Map<String, Object> tree = slice.tree();
    List<SlicePort> ports = new ArrayList<>();
    objects(tree, "ports").forEach(port -> ports.add(port(port)));
    List<SliceEndpoint> endpoints = new ArrayList<>();
    objects(tree, "endpoints").forEach(endpoint -> endpoints.add(endpoint(endpoint)));
    return new SliceContent(ports, endpoints);
  }

  private static SlicePort port(Map<String, Object> tree) {
    Integer number = tree.get("port") instanceof Number port ? port.intValue() : null;
    return new SlicePort(
        textOf(tree, "name"), number, textOf(tree, "protocol"), text(tree, "appProtocol"));
  }

  private static SliceEndpoint endpoint(Map<String, Object> tree) {
    Map<String, Object> conditions = object(tree, "conditions");
    Map<String, Object> target = object(tree, "targetRef");
    return new SliceEndpoint(
        tree.get("addresses") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of(),
        flag(conditions, "ready"),
        flag(conditions, "serving"),
        flag(conditions, "terminating"),
        text(tree, "hostname"),
        target == null
            ? null
            : new Target(
                textOf(target, "kind"),
                textOf(target, "namespace"),
                textOf(target, "name"),
                textOf(target, "uid")),
        text(tree, "nodeName"),
        text(tree, "zone"),
        hints(object(tree, "hints")));
  }

  private static @Nullable Hints hints(@Nullable Map<String, Object> tree) {
    if (tree == null) {
      return null;
    }
    Hints hints = new Hints(names(tree, "forZones"), names(tree, "forNodes"));
    return hints.forZones().isEmpty() && hints.forNodes().isEmpty() ? null : hints;
  }

  private static List<String> names(Map<String, Object> tree, String key) {
    return objects(tree, key).stream().map(item -> textOf(item, "name")).toList();
  }

  private static List<Map<String, Object>> objects(@Nullable Map<String, Object> tree, String key) {
    Object value = tree == null ? null : tree.get(key);
    return value instanceof List<?> list ? list.stream().map(Json::asObject).toList() : List.of();
  }

  private static @Nullable Map<String, Object> object(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof Map<?, ?> map ? Json.asObject(map) : null;
  }

  private static @Nullable Boolean flag(@Nullable Map<String, Object> tree, String key) {
    return tree != null && tree.get(key) instanceof Boolean flag ? flag : null;
  }

  private static @Nullable String text(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof String text && !text.isEmpty() ? text : null;
  }

  private static String textOf(Map<String, Object> tree, String key) {
    String text = text(tree, key);
    return text == null ? "" : text;
  }
}
