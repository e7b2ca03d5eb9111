// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Go declarations of the API, as far as their text form needs them. */
interface GoTypes {

  /** Fields of a message in the order in which they are declared. */
  List<Field> fields(String message);

  /** What kind of value a message with a form of its own is, e.g. {@code Quantity}; empty for a plain message. */
  String special(String message);

  /**
   * A field.
   *
   * @param jsonName its name in the JSON form
   * @param goName its name in Go
   * @param goType its type as Go prints it
   * @param pointer whether it may be absent
   * @param repeated whether it is a list
   * @param map whether it is a map of texts
   * @param inline whether its own fields stand in the JSON form of the message around it
   * @param zero text of the value that an absent field has
   * @param message the message that it, its elements or its values are, or null for texts, numbers and truth values
   */
  record Field(
      String jsonName,
      String goName,
      String goType,
      boolean pointer,
      boolean repeated,
      boolean map,
      boolean inline,
      String zero,
      @Nullable String message) {}
}
