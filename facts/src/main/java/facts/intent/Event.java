// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.Ref;

/**
 * A Kubernetes Event about an object; correlated, counted and sent by the engine's recorder.
 *
 * @param about the object, or a bare reference to it
 * @param type {@code Normal} or {@code Warning}
 * @param reason a short CamelCase word
 * @param message for people
 */
public record Event(Ref about, String type, String reason, String message) implements Intent {

  /** An event of type Normal. */
  public static Event normal(Ref about, String reason, String message) {
    return new Event(about, "Normal", reason, message);
  }

  /** An event of type Warning. */
  public static Event warning(Ref about, String reason, String message) {
    return new Event(about, "Warning", reason, message);
  }

  /** The same event with another message. */
  public Event withMessage(String message) {
    return new Event(about, type, reason, message);
  }
}
