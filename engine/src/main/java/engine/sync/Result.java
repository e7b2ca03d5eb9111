// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.intent.Failure;
import java.time.Duration;
import java.util.List;
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

  private static final int GOOD = 200;
  private static final int BAD = 500;

  /** The HTTP code that says how a sync with these refusals ended. */
  int code(List<Failure> refusals) {
    if (end != End.ERROR) {
      return GOOD;
    }
    return refusals.stream()
        .mapToInt(Failure::code)
        .filter(code -> code > 0)
        .findFirst()
        .orElse(BAD);
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
