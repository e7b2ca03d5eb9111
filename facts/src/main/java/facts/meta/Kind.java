// SPDX-License-Identifier: Apache-2.0
package facts.meta;

/**
 * A kind of objects as one API server version serves it.
 *
 * @param group API group; empty for the core group
 * @param version version of the group
 * @param kind name of the kind, e.g. {@code Pod}
 * @param resource plural name in paths, e.g. {@code pods}
 * @param namespaced whether its objects live in namespaces
 */
public record Kind(String group, String version, String kind, String resource, boolean namespaced) {

  /** Group and version as objects spell them. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Resource and group as messages spell them: {@code deployments.apps}, {@code pods}. */
  public String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }

  @Override
  public String toString() {
    return group.isEmpty() ? kind : kind + "." + group;
  }
}
