// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.time.Duration;

/**
 * Makes another key of the same controller due.
 *
 * @param queue name of its queue
 * @param key the key's text: {@code namespace/name}, a name or a value
 * @param delay from now; zero for at once
 * @param limited whether the queue's back-off is added, as after a failure
 */
public record Wake(String queue, String key, Duration delay, boolean limited) implements Intent {

  /** At once. */
  public static Wake now(String queue, String key) {
    return new Wake(queue, key, Duration.ZERO, false);
  }

  /** After the back-off that the key would have after a failure. */
  public static Wake limited(String queue, String key) {
    return new Wake(queue, key, Duration.ZERO, true);
  }
}
