// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.util.Collection;
import java.util.List;

/** Several errors in one text. */
public final class ErrorTexts {

  private ErrorTexts() {}

  /** The one error bare; several different ones as {@code [a, b]}. */
  public static String joined(Collection<String> errors) {
    List<String> distinct = errors.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : "[" + String.join(", ", distinct) + "]";
  }
}
