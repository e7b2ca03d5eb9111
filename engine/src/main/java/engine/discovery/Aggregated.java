// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import static engine.discovery.Trees.children;
import static engine.discovery.Trees.text;
import static engine.discovery.Trees.texts;
import static engine.discovery.Trees.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads aggregated discovery: all groups, versions and resources of one answer. */
final class Aggregated {
  /** The media type that asks for it. */
  static final String ACCEPT =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

  private Aggregated() {}

  static void read(Map<String, Object> list, Collected into) {
    for (Map<String, Object> group : children(list, "items")) {
      group(group, into);
    }
  }

  private static void group(Map<String, Object> group, Collected into) {
    String name = text(tree(group, "metadata"), "name");
    List<String> versions = new ArrayList<>();
    for (Map<String, Object> version : children(group, "versions")) {
      String named = text(version, "version");
      if (text(version, "freshness").equals("Stale")) {
        String apiVersion = Resource.apiVersion(name, named);
        into.failures.put(apiVersion, "stale GroupVersion discovery: " + apiVersion);
        continue;
      }
      versions.add(named);
      for (Map<String, Object> resource : children(version, "resources")) {
        into.resources.add(resource(name, named, resource));
      }
    }
    into.groups.add(new ApiGroup(name, versions.isEmpty() ? "" : versions.get(0), versions));
  }

  private static Resource resource(String group, String version, Map<String, Object> from) {
    List<Resource.Subresource> subresources = new ArrayList<>();
    for (Map<String, Object> part : children(from, "subresources")) {
      Map<String, Object> kind = tree(part, "responseKind");
      String ownGroup = text(kind, "group");
      String ownVersion = text(kind, "version");
      subresources.add(
          new Resource.Subresource(
              text(part, "subresource"),
              ownVersion.isEmpty() ? group : ownGroup,
              ownVersion.isEmpty() ? version : ownVersion,
              text(kind, "kind"),
              texts(part, "verbs")));
    }
    return new Resource(
        group,
        version,
        text(tree(from, "responseKind"), "kind"),
        text(from, "resource"),
        text(from, "scope").equals("Namespaced"),
        texts(from, "verbs"),
        subresources);
  }
}
