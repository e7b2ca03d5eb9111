// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object says of one of its owners.
 *
 * @param apiVersion group and version of the owner
 * @param kind kind of the owner
 * @param name name of the owner
 * @param uid uid of the owner
 * @param controller whether the owner controls the object; null when not said
 * @param blockOwnerDeletion whether a foreground deletion of the owner waits for the object; null
 *     when not said
 */
public record OwnerReference(
    String apiVersion,
    String kind,
    String name,
    String uid,
    @Nullable Boolean controller,
    @Nullable Boolean blockOwnerDeletion) {

  /** A controller reference to an owner, which blocks its foreground deletion. */
  public static OwnerReference controllerOf(ClusterObject owner) {
    return new OwnerReference(
        owner.kind().apiVersion(),
        owner.kind().kind(),
        owner.getName(),
        owner.getUid(),
        true,
        true);
  }

  /** Whether the owner controls the object. */
  public boolean isController() {
    return Boolean.TRUE.equals(controller);
  }

  /** Whether a foreground deletion of the owner waits for the object. */
  public boolean isBlocking() {
    return Boolean.TRUE.equals(blockOwnerDeletion);
  }

  /** Uid of the owner. */
  public String getUid() {
    return uid;
  }

  /** The JSON form. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", apiVersion);
    tree.put("kind", kind);
    tree.put("name", name);
    tree.put("uid", uid);
    if (controller != null) {
      tree.put("controller", controller);
    }
    if (blockOwnerDeletion != null) {
      tree.put("blockOwnerDeletion", blockOwnerDeletion);
    }
    return tree;
  }
}
