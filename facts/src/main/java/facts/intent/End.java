// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the sync shall end where it departs from the queue's own way.
 *
 * @param how the end
 * @param text what is logged with it; empty for nothing
 * @param delay when the key is due again, for {@link How#DELAY}
 */
public record End(How how, String text, @Nullable Duration delay) implements Intent {

  /** The ways in which a sync can end. */
  public enum How {
    /** Well, whatever failed; the failure count is forgotten. */
    OK,
    /** As a failure: the key is due again after its back-off. */
    ERROR,
    /** The key is forgotten until its next event. */
    DROP,
    /** The key is due again after a computed delay; the failure count stays. */
    DELAY
  }

  /** Well, whatever failed. */
  public static End ok() {
    return new End(How.OK, "", null);
  }

  /** As a failure with this text. */
  public static End error(String text) {
    return new End(How.ERROR, text, null);
  }

  /** Nothing more until the next event. */
  public static End drop(String text) {
    return new End(How.DROP, text, null);
  }

  /** Due again after {@code delay}, not counted as a failure. */
  public static End again(Duration delay) {
    return new End(How.DELAY, "", delay);
  }
}
