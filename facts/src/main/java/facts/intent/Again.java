// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.time.Duration;

/**
 * How a conflict is met: read the object again, apply the same edits, try again.
 *
 * @param tries writes in all, the first included; at least 1, {@link Integer#MAX_VALUE} for without
 *     limit
 * @param from where the object is read again
 * @param pause wait before the second try
 * @param factor by which the wait grows from try to try
 * @param anyError whether every error is met so, or only conflicts
 */
public record Again(int tries, From from, Duration pause, double factor, boolean anyError) {

  /** Where an object is read again. */
  public enum From {
    /** A GET without a resource version. */
    LIVE,
    /** The engine's cache. */
    CACHE
  }

  public Again {
    if (tries < 1) {
      throw new IllegalArgumentException("tries is " + tries + "; must be at least 1");
    }
  }

  /**
   * Tries {@code tries} times in all, each time on the object as the server has it, 10 ms apart.
   */
  public static Again live(int tries) {
    return new Again(tries, From.LIVE, Duration.ofMillis(10), 1, false);
  }

  /** Tries {@code tries} times in all, whatever the error was. */
  public static Again liveOnAnyError(int tries) {
    return new Again(tries, From.LIVE, Duration.ZERO, 1, true);
  }

  /** The wait grows by this factor from try to try. */
  public Again growing(double factor) {
    return new Again(tries, from, pause, factor, anyError);
  }
}
