// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Outcome;
import java.util.concurrent.CompletableFuture;

/** Performs single calls of writes. */
public interface Caller {

  /**
   * Performs one call.
   *
   * @param known the newest state of each object that the sync has seen; takes in what the call
   *     answers
   * @return what became of it; never fails
   */
  CompletableFuture<Outcome> perform(Call call, Known known);
}
