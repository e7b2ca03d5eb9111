// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Create;
import java.util.Collections;
import java.util.List;

/**
 * One API call of a write; a create of several objects alike is several calls.
 *
 * @param planned the write and the rule that asked for it
 */
public record Call(Planned planned) {

  static List<Call> of(Planned planned) {
    int times = planned.write().act() instanceof Create create ? create.times() : 1;
    return Collections.nCopies(times, new Call(planned));
  }
}
