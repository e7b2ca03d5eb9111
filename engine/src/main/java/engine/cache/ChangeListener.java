// SPDX-License-Identifier: Apache-2.0
package engine.cache;

import facts.meta.ClusterObject;
import org.jspecify.annotations.Nullable;

/** Hears each change of a kind, in order, from the one thread that writes the store. */
public interface ChangeListener {

  /**
   * An object was added, updated or deleted; the store already shows it.
   *
   * @param before the state before, or null for a new object
   * @param after the state after, or null for a deleted object
   */
  void changed(@Nullable ClusterObject before, @Nullable ClusterObject after);
}
