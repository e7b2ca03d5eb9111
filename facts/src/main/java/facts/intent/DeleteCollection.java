// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.Kind;
import facts.meta.Ref;

/**
 * Deletes every object of a kind in a namespace in one call.
 *
 * @param kind what is deleted
 * @param namespace where
 * @param propagation {@code Background}, {@code Foreground} or {@code Orphan}
 */
public record DeleteCollection(Kind kind, String namespace, String propagation) implements Act {

  /** Deletes all objects of the kind in the namespace; their dependents go in the background. */
  public static DeleteCollection background(Kind kind, String namespace) {
    return new DeleteCollection(kind, namespace, "Background");
  }

  @Override
  public Ref target() {
    return new Ref(kind.apiVersion(), kind.kind(), namespace, "", "");
  }
}
