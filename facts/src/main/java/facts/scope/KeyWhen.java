// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;

/**
 * Whether a relation concerns a key, by the key's own object: it is read and wakes only then.
 *
 * <p>A pure predicate with a public constructor without parameters, named by {@code only-for}.
 */
public interface KeyWhen {

  /** Judges the object of the key, as the cache has it. */
  boolean test(ClusterObject self);
}
