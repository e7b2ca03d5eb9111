// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import facts.meta.Kind;
import java.util.List;
import java.util.Set;

/**
 * One resource in one version.
 *
 * @param group API group, empty for the core
 * @param version version in the group
 * @param kind kind of its objects
 * @param plural name in paths
 * @param namespaced whether its objects live in namespaces
 * @param verbs what may be done with it
 * @param subresources its subresources
 */
public record Resource(
    String group,
    String version,
    String kind,
    String plural,
    boolean namespaced,
    Set<String> verbs,
    List<Subresource> subresources) {

  /**
   * A part of a resource with its own verbs.
   *
   * @param name for example {@code scale}
   * @param group group of the kind it speaks
   * @param version version of the kind it speaks
   * @param kind kind it speaks
   * @param verbs what may be done with it
   */
  public record Subresource(
      String name, String group, String version, String kind, Set<String> verbs) {
    public Subresource {
      verbs = Set.copyOf(verbs);
    }
  }

  public Resource {
    verbs = Set.copyOf(verbs);
    subresources = List.copyOf(subresources);
  }

  /** {@code version} or {@code group/version}. */
  public String apiVersion() {
    return apiVersion(group, version);
  }

  static String apiVersion(String group, String version) {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The kind of its objects, as facts name it; equal to the built-in kind where there is one. */
  public Kind asKind() {
    return new Kind(group, version, kind, plural, namespaced);
  }

  /** Whether a stream can follow it. */
  public boolean canBeWatched() {
    return verbs.contains("list") && verbs.contains("watch");
  }
}
