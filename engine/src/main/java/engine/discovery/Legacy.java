// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import static engine.discovery.Trees.children;
import static engine.discovery.Trees.text;
import static engine.discovery.Trees.texts;
import static engine.discovery.Trees.tree;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import facts.schema.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks one group version after the other, for servers without aggregated discovery. */
final class Legacy {
  private final ApiClient client;

  Legacy(ApiClient client) {
    this.client = client;
  }

  /** The group of the core, from the versions that {@code /api} names. */
  static List<ApiGroup> core(Map<String, Object> versions) {
    List<String> named = new ArrayList<>(texts(versions, "versions"));
    return named.isEmpty() ? List.of() : List.of(new ApiGroup("", named.get(0), named));
  }

  /** The groups that {@code /apis} names. */
  static List<ApiGroup> groups(Map<String, Object> list) {
    List<ApiGroup> groups = new ArrayList<>();
    for (Map<String, Object> group : children(list, "groups")) {
      List<String> versions =
          children(group, "versions").stream().map(version -> text(version, "version")).toList();
      groups.add(
          new ApiGroup(
              text(group, "name"), text(tree(group, "preferredVersion"), "version"), versions));
    }
    return groups;
  }

  /** Adds the groups with what each of their versions serves; asks all of them at once. */
  CompletableFuture<Void> read(List<ApiGroup> groups, Collected into) {
    Map<List<String>, CompletableFuture<ApiResponse>> asked = new LinkedHashMap<>();
    for (ApiGroup group : groups) {
      into.groups.add(group);
      for (String version : group.versions()) {
        String root = group.name().isEmpty() ? "/api/" : "/apis/" + group.name() + "/";
        asked.put(List.of(group.name(), version), client.send(ApiRequest.get(root + version)));
      }
    }
    return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
        .handle(
            (done, failure) -> {
              asked.forEach((name, answer) -> add(name.get(0), name.get(1), answer, into));
              return null;
            });
  }

  private static void add(
      String group, String version, CompletableFuture<ApiResponse> answer, Collected into) {
    String apiVersion = Resource.apiVersion(group, version);
    try {
      ApiResponse response = answer.join();
      if (response.isOk()) {
        resources(group, version, Json.readObject(response.body()), into.resources);
      } else {
        into.failures.put(apiVersion, errorText(response));
      }
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      into.failures.put(apiVersion, String.valueOf(cause.getMessage()));
    }
  }

  /** The texts that clients of Kubernetes use for answers that carry none of their own. */
  private static String errorText(ApiResponse response) {
    return switch (response.code()) {
      case 404 -> "the server could not find the requested resource";
      case 503 -> "the server is currently unable to handle the request";
      default -> response.code() + " " + response.text().strip();
    };
  }

  private static void resources(
      String group, String version, Map<String, Object> list, List<Resource> into) {
    List<Map<String, Object>> named = children(list, "resources");
    for (Map<String, Object> resource : named) {
      String plural = text(resource, "name");
      if (!plural.contains("/")) {
        into.add(
            new Resource(
                group,
                version,
                text(resource, "kind"),
                plural,
                Boolean.TRUE.equals(resource.get("namespaced")),
                texts(resource, "verbs"),
                subresources(group, version, plural + "/", named)));
      }
    }
  }

  private static List<Resource.Subresource> subresources(
      String group, String version, String prefix, List<Map<String, Object>> named) {
    List<Resource.Subresource> found = new ArrayList<>();
    for (Map<String, Object> resource : named) {
      String name = text(resource, "name");
      if (name.startsWith(prefix)) {
        String ownVersion = text(resource, "version");
        found.add(
            new Resource.Subresource(
                name.substring(prefix.length()),
                ownVersion.isEmpty() ? group : text(resource, "group"),
                ownVersion.isEmpty() ? version : ownVersion,
                text(resource, "kind"),
                texts(resource, "verbs")));
      }
    }
    return found;
  }
}
