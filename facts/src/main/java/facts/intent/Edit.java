// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edit of an object, as data: it can be applied to any version of the object and turned into
 * any kind of patch.
 */
public sealed interface Edit {

  /** Dotted path of the field or list that is edited. */
  String path();

  /**
   * Sets a field.
   *
   * @param path dotted path; missing parents are made
   * @param value a String, Long, Integer, Boolean, Double, List or Map of the JSON form
   */
  record Set(String path, Object value) implements Edit {}

  /** Removes a field. */
  record Unset(String path) implements Edit {}

  /** Sets one entry of a map whose keys may hold dots, or removes it when the value is null. */
  record Entry(String path, String key, @Nullable String value) implements Edit {}

  /** Adds an item to a list, or merges it into the item with the same value of the merge key. */
  record Upsert(String path, String mergeKey, Map<String, Object> item) implements Edit {}

  /** Removes the item of a list with this value of the merge key. */
  record Remove(String path, String mergeKey, Object value) implements Edit {}

  /**
   * Adds or removes a value of a list of plain texts that is kept as a set: sorted, each text once.
   */
  record Member(String path, String value, boolean present) implements Edit {}

  /** Adds or removes a finalizer. */
  record Finalizer(String name, boolean present) implements Edit {
    @Override
    public String path() {
      return "metadata.finalizers";
    }
  }
}
