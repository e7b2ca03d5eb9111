// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.schema.Json;
import facts.schema.SchemaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does patches: JSON merge and strategic merge; JSON patch and apply are not simulated. */
final class Patching {
  private final Update update;

  Patching(Update update) {
    this.update = update;
  }

  /**
   * Patches an object.
   *
   * @throws Refusal if the patch was made for another state of the object, or can't be
   */
  Map<String, Object> patch(Call call, Map<String, Object> old, Update.Scope scope) {
    Resource resource = call.resource();
    Map<String, Object> patched = resource.canonical(merge(call, old));
    String name = call.name();
    String uid = Trees.text(patched, "metadata", "uid");
    if (!uid.equals(Trees.text(old, "metadata", "uid"))) {
      throw Refusal.invalid(
          resource,
          name,
          List.of(
              new Refusal.Cause(
                  "FieldValueInvalid",
                  "Invalid value: \"" + uid + "\": field is immutable",
                  "metadata.uid")));
    }
    String version = Trees.text(patched, "metadata", "resourceVersion");
    if (!version.equals(Trees.text(old, "metadata", "resourceVersion"))) {
      throw Refusal.stale(resource, name);
    }
    return update.apply(resource, old, patched, scope);
  }

  private static Map<String, Object> merge(Call call, Map<String, Object> old) {
    byte[] body = call.request().body() == null ? new byte[0] : call.request().body();
    Map<String, Object> patch;
    try {
      patch = Json.readObject(body);
    } catch (SchemaException e) {
      throw Refusal.badRequest("error decoding patch: " + e.getMessage());
    }
    return switch (String.valueOf(call.request().contentType())) {
      case "application/merge-patch+json" -> jsonMerge(old, patch);
      case "application/strategic-merge-patch+json" ->
          StrategicMerge.apply(call.resource().type(), old, patch);
      default -> throw Refusal.patchType();
    };
  }

  /** A JSON merge patch: maps are merged, null removes, everything else replaces. */
  static Map<String, Object> jsonMerge(Map<String, Object> old, Map<String, Object> patch) {
    Map<String, Object> merged = new LinkedHashMap<>(old);
    patch.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> present =
                merged.get(key) instanceof Map<?, ?> before ? Json.asObject(before) : Map.of();
            merged.put(key, jsonMerge(present, Json.asObject(map)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }
}
