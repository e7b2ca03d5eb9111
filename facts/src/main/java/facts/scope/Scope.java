// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.ClusterObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loaded scope of one key, as a {@link Fold} reads it; unchanged for the length of the sync.
 */
public interface Scope {

  /** What the sync is about. */
  Key key();

  /** The object of the key, or null when it is gone or the key is no object. */
  @Nullable ClusterObject self();

  /**
   * The objects that a relation of {@code controller.yaml} found, in no order; empty when it found
   * none.
   */
  List<ClusterObject> related(String relation);

  /**
   * A parameter. An unknown name is a mistake of the author and throws {@link
   * IllegalArgumentException}.
   */
  Setting setting(String name);

  /** Whether a gate is on. */
  boolean gate(String name);

  /** Memory of the key or the controller, or null. */
  @Nullable Object remembered(String name);

  /** The moment of the sync. */
  Instant now();

  /** The objects of a relation, as their class. */
  default <T extends ClusterObject> List<T> related(String relation, Class<T> type) {
    List<ClusterObject> found = related(relation);
    Function<ClusterObject, T> cast = type::cast;
    return found.stream().map(cast).toList();
  }
}
