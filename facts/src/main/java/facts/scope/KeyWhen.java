// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;

/**
 * Whether a key's own object cares about what a relation would wake it for.
 *
 * <p>A pure predicate with a public constructor without parameters, named by {@code key-when}.
 */
public interface KeyWhen {

  /** Judges the object of the key, as the cache has it. */
  boolean test(ClusterObject self);
}
