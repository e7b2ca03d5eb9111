// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.meta.Kind;
import facts.schema.Json;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scale of a workload. */
final class Scales {
  static final Kind KIND = new Kind("autoscaling", "v1", "Scale", "scales", true);
  static final MessageType TYPE = Schema.kubernetes().message("autoscaling/v1.Scale");

  private Scales() {}

  /** Makes the scale of a workload. */
  static Map<String, Object> of(Map<String, Object> workload) {
    Map<String, Object> metadata = Trees.of();
    for (String field :
        new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
      Trees.set(metadata, field, Trees.at(workload, "metadata", field));
    }
    Map<String, Object> spec = Trees.of("replicas", Trees.number(workload, "spec", "replicas"));
    Map<String, Object> status = Trees.of("replicas", Trees.number(workload, "status", "replicas"));
    status.put("selector", selector(Trees.map(workload, "spec", "selector")));
    return Trees.of(
        "kind",
        "Scale",
        "apiVersion",
        "autoscaling/v1",
        "metadata",
        metadata,
        "spec",
        spec,
        "status",
        status);
  }

  /** A scale with the merge patch of a call applied; both kinds of patch mean the same here. */
  static Map<String, Object> patched(Call call, Map<String, Object> scale) {
    byte[] body = call.request().body() == null ? new byte[0] : call.request().body();
    try {
      return Patching.jsonMerge(scale, Json.readObject(body));
    } catch (SchemaException e) {
      throw Refusal.badRequest("error decoding patch: " + e.getMessage());
    }
  }

  private static String selector(Map<String, Object> selector) {
    boolean plain =
        !selector.containsKey("matchLabels") && !selector.containsKey("matchExpressions");
    List<String> terms = new ArrayList<>();
    new TreeMap<>(Trees.texts(plain ? Trees.of("matchLabels", selector) : selector, "matchLabels"))
        .forEach((key, value) -> terms.add(key + "=" + value));
    for (Map<String, Object> term : Trees.children(selector, "matchExpressions")) {
      List<String> values = new ArrayList<>();
      Trees.list(term, "values").forEach(value -> values.add(String.valueOf(value)));
      String list = " (" + String.join(",", values) + ")";
      String key = Trees.text(term, "key");
      terms.add(
          switch (Trees.text(term, "operator")) {
            case "In" -> key + " in" + list;
            case "NotIn" -> key + " notin" + list;
            case "DoesNotExist" -> "!" + key;
            default -> key;
          });
    }
    return String.join(",", terms);
  }
}
