// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import facts.meta.Kind;
import facts.scope.Served;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One answer of discovery; two are equal when the same things are served.
 *
 * @param groups in the server's order
 * @param resources every resource in every version, in the order of groups and versions
 * @param failures error text by group version that could not be discovered
 */
public record Discovered(
    List<ApiGroup> groups, List<Resource> resources, SortedMap<String, String> failures) {

  public Discovered {
    groups = List.copyOf(groups);
    resources = List.copyOf(resources);
    failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
  }

  /**
   * One resource for each group and plural name: in the group's preferred version when that serves
   * it, else in the version listed first.
   */
  public List<Resource> preferred() {
    Map<String, String> preferredVersions = new LinkedHashMap<>();
    groups.forEach(group -> preferredVersions.put(group.name(), group.preferred()));
    Map<List<String>, Resource> chosen = new LinkedHashMap<>();
    for (Resource resource : resources) {
      List<String> name = List.of(resource.group(), resource.plural());
      if (resource.version().equals(preferredVersions.get(resource.group()))) {
        chosen.put(name, resource);
      } else {
        chosen.putIfAbsent(name, resource);
      }
    }
    return new ArrayList<>(chosen.values());
  }

  /** The resource that serves a kind, or null. */
  public @Nullable Resource of(String apiVersion, String kind) {
    for (Resource resource : resources) {
      if (resource.kind().equals(kind) && resource.apiVersion().equals(apiVersion)) {
        return resource;
      }
    }
    return null;
  }

  /** What rules see of it. */
  public Served served() {
    List<Kind> kinds = new ArrayList<>();
    Map<Kind, Set<String>> verbs = new LinkedHashMap<>();
    for (Resource resource : preferred()) {
      kinds.add(resource.asKind());
      verbs.put(resource.asKind(), resource.verbs());
    }
    return new Served(kinds, verbs, failures, List.of());
  }

  /** Text of the failures as clients of Kubernetes see it in conditions; empty without any. */
  public String failureText() {
    if (failures.isEmpty()) {
      return "";
    }
    return failures.entrySet().stream()
        .map(failure -> failure.getKey() + ": " + failure.getValue())
        .collect(
            Collectors.joining(", ", "unable to retrieve the complete list of server APIs: ", ""));
  }
}
