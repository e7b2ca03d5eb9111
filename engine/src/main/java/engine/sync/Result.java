// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a sync ended.
 *
 * @param end the way
 * @param text of a failure; empty without one
 * @param delay until the key is due again, or null
 */
record Result(End end, String text, @Nullable Duration delay) {

  /** The ways in which a sync can end. */
  enum End {
    OK,
    HELD,
    ERROR,
    DROP,
    DELAY
  }

  static Result ok() {
    return new Result(End.OK, "", null);
  }

  static Result held() {
    return new Result(End.HELD, "", null);
  }

  static Result error(String text) {
    return new Result(End.ERROR, text, null);
  }
}
