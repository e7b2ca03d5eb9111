// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the server serves, by its aggregated discovery; read again when an unknown kind is asked
 * for.
 */
final class Kinds {
  private final Supplier<List<Map<String, Object>>> discovery;
  private volatile List<Kind> known = List.of();

  /**
   * @param discovery gives the discovery documents of {@code /api} and {@code /apis}
   */
  Kinds(Supplier<List<Map<String, Object>>> discovery) {
    this.discovery = discovery;
  }

  /** All kinds at each group's preferred version. */
  List<Kind> all() {
    List<Kind> found = new ArrayList<>();
    for (Map<String, Object> document : discovery.get()) {
      for (Map<String, Object> group : Json.objects(document, "items")) {
        addGroup(group, found);
      }
    }
    known = List.copyOf(found);
    return known.stream().filter(kind -> preferred(kind, found)).toList();
  }

  /** The kind of an object with this {@code apiVersion} and {@code kind}. */
  Kind of(String apiVersion, String kind) {
    for (int attempt = 0; attempt < 2; attempt++) {
      for (Kind each : known) {
        if (each.kind().equals(kind) && each.apiVersion().equals(apiVersion)) {
          return each;
        }
      }
      all();
    }
    throw new ClusterException("the server serves no " + apiVersion + " " + kind);
  }

  private static boolean preferred(Kind kind, List<Kind> found) {
    return found.stream()
        .filter(
            other -> other.group().equals(kind.group()) && other.resource().equals(kind.resource()))
        .findFirst()
        .orElseThrow()
        .equals(kind);
  }

  private static void addGroup(Map<String, Object> group, List<Kind> found) {
    String name = Json.text(group, "metadata.name");
    for (Map<String, Object> version : Json.objects(group, "versions")) {
      for (Map<String, Object> resource : Json.objects(version, "resources")) {
        List<String> verbs = new ArrayList<>();
        if (resource.get("verbs") instanceof List<?> list) {
          list.forEach(verb -> verbs.add(String.valueOf(verb)));
        }
        found.add(
            new Kind(
                name,
                Json.text(version, "version"),
                Json.text(resource, "responseKind.kind"),
                Json.text(resource, "resource"),
                Json.text(resource, "scope").equals("Namespaced"),
                List.copyOf(verbs)));
      }
    }
  }
}
