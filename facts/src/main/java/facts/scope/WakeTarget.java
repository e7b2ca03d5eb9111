// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;
import org.jspecify.annotations.Nullable;

/**
 * Whether the change of one object wakes one key, judged from the object that the key names.
 *
 * <p>A pure predicate with a public constructor without parameters, named as {@code target} of a
 * wake in {@code controller.yaml}. It is asked after {@code on}, {@code changed} and {@code when},
 * once for each key.
 */
@FunctionalInterface
public interface WakeTarget {

  /**
   * Judges one key.
   *
   * @param changed the changed object: its new state, or its last one when it was deleted
   * @param target the cached object of the key that would be woken, or null when the cache holds
   *     none
   */
  boolean wakes(ClusterObject changed, @Nullable ClusterObject target);
}
