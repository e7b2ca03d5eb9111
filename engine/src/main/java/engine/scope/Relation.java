// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import facts.meta.ClusterObject;
import facts.scope.Key;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One relation between the keys of a queue and objects of a kind, in both directions. */
interface Relation {

  /**
   * Finds the related objects.
   *
   * @param key the key of the sync
   * @param from the object to start from: the key's own, or one of the relation that {@code of}
   *     names; null when it is not in the cache or the key is no object
   */
  List<ClusterObject> load(Key key, @Nullable ClusterObject from);

  /**
   * Finds the keys, or keys of the objects to start from, that this state of an object is related
   * to.
   *
   * @param object a related object, in one state
   * @param keys takes the text of each
   */
  void inverse(ClusterObject object, Consumer<String> keys);
}
