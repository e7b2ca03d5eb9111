// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.time.Instant;

/**
 * A named timer of the key of this sync: the key becomes due at the earliest of its timers.
 *
 * @param name what the timer is for; a later timer of the same name replaces it
 * @param at when
 */
public record DueAt(String name, Instant at) implements Intent {

  /** Makes the key due at this moment. */
  public static DueAt of(String name, Instant at) {
    return new DueAt(name, at);
  }
}
