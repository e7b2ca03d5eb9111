// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of an object wakes keys, beyond what {@code on} and {@code changed} of {@code
 * controller.yaml} say.
 *
 * <p>A pure predicate with a public constructor without parameters.
 */
public interface WakeWhen {

  /** Which keys a change wakes. */
  enum Sides {
    /** None. */
    NONE,
    /** Those that the object belongs to now. */
    NEW,
    /** Those that it belonged to before. */
    OLD,
    /** Both. */
    BOTH,
    /** Those that only one of both states belongs to. */
    DIFFERENCE
  }

  /**
   * Judges a change.
   *
   * @param before the state before, or null for a new object
   * @param after the state after, or null for a deleted object
   */
  Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after);
}
