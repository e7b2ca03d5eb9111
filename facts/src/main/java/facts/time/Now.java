// SPDX-License-Identifier: Apache-2.0
package facts.time;

import java.time.Instant;

/** The moment of the sync; the same in all its rounds. */
public final class Now {
  private final Instant instant;

  /** This moment. */
  public Now(Instant instant) {
    this.instant = instant;
  }

  /** The moment. */
  public Instant getInstant() {
    return instant;
  }
}
