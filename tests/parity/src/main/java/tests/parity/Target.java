// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tests.cluster.Api;
import tests.cluster.Json;
import tests.cluster.Kind;

/**
 * What a step's {@code object} names: {@code Kind/name}, {@code Kind?label=value} or {@code Kind},
 * before the kind optionally {@code group/version:}.
 *
 * @param name null: all that {@code labels} select
 */
record Target(Kind kind, @Nullable String namespace, @Nullable String name, String labels) {

  static Target parse(Api api, String text, String namespace) {
    String rest = text;
    String apiVersion = "";
    int colon = text.indexOf(':');
    if (colon > 0) {
      apiVersion = text.substring(0, colon);
      rest = text.substring(colon + 1);
    }
    int query = rest.indexOf('?');
    String labels = query < 0 ? "" : rest.substring(query + 1);
    String[] named = (query < 0 ? rest : rest.substring(0, query)).split("/", 2);
    String kindName = named[0];
    String name = named.length == 2 ? named[1] : null;
    Kind kind = find(api, apiVersion, kindName);
    return new Target(kind, kind.namespaced() ? namespace : null, name, labels);
  }

  /** The named object or all selected ones, oldest first. */
  List<Map<String, Object>> read(Api api) {
    if (name != null) {
      return api.get(kind, namespace, name).map(List::of).orElse(List.of());
    }
    return api.list(kind, namespace, labels.isEmpty() ? null : labels).stream()
        .sorted(
            Comparator.comparing(
                    (Map<String, Object> object) -> Json.text(object, "metadata.creationTimestamp"))
                .thenComparing(object -> Json.text(object, "metadata.name")))
        .toList();
  }

  private static Kind find(Api api, String apiVersion, String kind) {
    if (!apiVersion.isEmpty()) {
      return api.kind(apiVersion, kind);
    }
    return KnownKinds.of(api, kind);
  }
}
