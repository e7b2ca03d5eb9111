// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.meta.Kind;
import facts.schema.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds that are served, and the documents by which clients discover them. */
final class Served {
  private static final Set<String> ALL_VERBS =
      Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final Map<String, Resource> byPath = new LinkedHashMap<>();

  /** Reads the table of what is served. */
  Served() {
    InputStream stream = Served.class.getResourceAsStream("served.txt");
    if (stream == null) {
      throw new IllegalStateException("served.txt is not on the class path");
    }
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (Kind kind : Schema.kubernetes().kinds()) {
      kinds.put(path(kind), kind);
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          add(line.split(" ", -1), kinds);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading served.txt", e);
    }
  }

  private void add(String[] words, Map<String, Kind> kinds) {
    String group = words[0].equals("-") ? "" : words[0];
    String path = path(group, words[1], words[2]);
    Kind kind = kinds.get(path);
    if (kind == null) {
      throw new IllegalStateException("served.txt names " + path + "; the schema lacks it");
    }
    Set<String> verbs = words[5].equals("*") ? ALL_VERBS : Set.of(words[5].split(",", -1));
    byPath.put(
        path,
        new Resource(
            kind,
            words[3],
            List.copyOf(words(words[4])),
            verbs,
            words[6].equals("yes"),
            Set.copyOf(words(words[7]))));
  }

  private static List<String> words(String text) {
    return text.equals("-") ? List.of() : List.of(text.split(",", -1));
  }

  private static String path(Kind kind) {
    return path(kind.group(), kind.version(), kind.resource());
  }

  private static String path(String group, String version, String plural) {
    return group + "/" + version + "/" + plural;
  }

  @Nullable Resource find(String group, String version, String plural) {
    return byPath.get(path(group, version, plural));
  }

  /** The resource of this group and plural name. */
  Resource get(String group, String plural) {
    for (Resource resource : byPath.values()) {
      if (resource.is(group, plural)) {
        return resource;
      }
    }
    throw new IllegalArgumentException("not served: " + plural + "." + group);
  }

  /** The resource that objects of this apiVersion and kind belong to, or null. */
  @Nullable Resource ofKind(String apiVersion, String kind) {
    for (Resource resource : byPath.values()) {
      if (resource.kind().apiVersion().equals(apiVersion) && resource.kind().kind().equals(kind)) {
        return resource;
      }
    }
    return null;
  }

  boolean hasGroup(String group, String version) {
    return byPath.keySet().stream().anyMatch(path -> path.startsWith(group + "/" + version + "/"));
  }

  /** The aggregated discovery document of {@code /api} (the core) or {@code /apis} (the others). */
  Map<String, Object> discovery(boolean core) {
    Map<String, Map<String, List<Object>>> groups = new LinkedHashMap<>();
    for (Resource resource : byPath.values()) {
      if (resource.kind().group().isEmpty() == core) {
        groups
            .computeIfAbsent(resource.kind().group(), group -> new LinkedHashMap<>())
            .computeIfAbsent(resource.kind().version(), version -> new ArrayList<>())
            .add(describe(resource));
      }
    }
    List<Object> items = new ArrayList<>();
    groups.forEach(
        (group, versions) -> {
          List<Object> list = new ArrayList<>();
          versions.forEach(
              (version, resources) ->
                  list.add(
                      Trees.of(
                          "version", version, "resources", resources, "freshness", "Current")));
          Map<String, Object> metadata = core ? Trees.of() : Trees.of("name", group);
          items.add(Trees.of("metadata", metadata, "versions", list));
        });
    return Trees.of(
        "kind",
        "APIGroupDiscoveryList",
        "apiVersion",
        "apidiscovery.k8s.io/v2",
        "metadata",
        Trees.of(),
        "items",
        items);
  }

  private static Map<String, Object> describe(Resource resource) {
    Map<String, Object> described =
        Trees.of(
            "resource",
            resource.kind().resource(),
            "responseKind",
            Trees.of("group", "", "version", "", "kind", resource.kind().kind()),
            "scope",
            resource.kind().namespaced() ? "Namespaced" : "Cluster",
            "singularResource",
            resource.singular(),
            "verbs",
            sorted(resource.verbs()));
    if (!resource.shortNames().isEmpty()) {
      described.put("shortNames", new ArrayList<Object>(resource.shortNames()));
    }
    if (!resource.parts().isEmpty()) {
      described.put(
          "subresources",
          resource.parts().stream()
              .sorted()
              .map(part -> part(resource, part))
              .collect(Collectors.toCollection(ArrayList<Object>::new)));
    }
    return described;
  }

  private static Map<String, Object> part(Resource resource, String part) {
    return switch (part) {
      case "scale" -> part(part, "autoscaling", "v1", "Scale", Set.of("get", "patch", "update"));
      case "binding" -> part(part, "", "", "Binding", Set.of("create"));
      case "eviction" -> part(part, "policy", "v1", "Eviction", Set.of("create"));
      case "finalize" -> part(part, "", "", resource.kind().kind(), Set.of("update"));
      default -> part(part, "", "", resource.kind().kind(), Set.of("get", "patch", "update"));
    };
  }

  private static Map<String, Object> part(
      String name, String group, String version, String kind, Set<String> verbs) {
    return Trees.of(
        "subresource",
        name,
        "responseKind",
        Trees.of("group", group, "version", version, "kind", kind),
        "verbs",
        sorted(verbs));
  }

  private static List<Object> sorted(Set<String> verbs) {
    return verbs.stream().sorted().collect(Collectors.toCollection(ArrayList<Object>::new));
  }
}
