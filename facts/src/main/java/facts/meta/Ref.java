// SPDX-License-Identifier: Apache-2.0
package facts.meta;

/**
 * A reference to one object.
 *
 * @param apiVersion group and version
 * @param kind name of the kind
 * @param namespace empty for cluster scope
 * @param name the object's name; empty when it has none yet
 * @param uid the object's uid; empty when it is not known
 */
public record Ref(String apiVersion, String kind, String namespace, String name, String uid) {

  /** {@code namespace/name}, or the name alone. */
  public String key() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  @Override
  public String toString() {
    return kind + " " + key() + (uid.isEmpty() ? "" : " (" + uid + ")");
  }
}
