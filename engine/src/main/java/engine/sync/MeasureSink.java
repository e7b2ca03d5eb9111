// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.intent.Measure;

/** Takes the readings of rules. */
public interface MeasureSink {

  /**
   * Takes a reading; one of an undeclared metric is refused with {@link IllegalArgumentException}.
   */
  void measure(Measure measure);
}
