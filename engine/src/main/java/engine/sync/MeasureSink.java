// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.intent.Measure;
import java.time.Duration;

/** Takes the readings of rules. */
public interface MeasureSink {

  /**
   * Takes a reading; one of an undeclared metric is refused with {@link IllegalArgumentException}.
   */
  void measure(Measure measure);

  /**
   * Counts a sync.
   *
   * @param code 200 for a good one, the HTTP code of the failed write or read, else 500
   */
  default void synced(int code, Duration took) {}
}
