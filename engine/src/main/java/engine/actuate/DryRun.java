// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Event;
import facts.intent.Intent;
import facts.intent.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of everything that writes: logs what one controller would write and has no way to
 * send it.
 *
 * <p>Each write comes out as skipped, so rules see that it has not happened, and what would follow
 * it in its group is logged as well. Safe for use by many threads.
 */
public final class DryRun implements Caller, EventSink {
  private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

  /** What this worker has logged last: a create of several objects alike is one line. */
  private static final ThreadLocal<@Nullable Planned> LOGGED = new ThreadLocal<>();

  private final String controller;
  private final Function<Intent, String> words;

  /**
   * Logs for one controller.
   *
   * @param words says an intent in words
   */
  public DryRun(String controller, Function<Intent, String> words) {
    this.controller = controller;
    this.words = words;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // equal writes of two rules are two lines
  public CompletableFuture<Outcome> perform(Call call, Known known) {
    Planned planned = call.planned();
    if (LOGGED.get() != planned) {
      LOGGED.set(planned);
      LOG.atInfo()
          .addKeyValue("controller", controller)
          .addKeyValue("rule", planned.rule())
          .addKeyValue("at", planned.at())
          .log("dry run: would {}", words.apply(planned.write()));
    }
    return CompletableFuture.completedFuture(
        new Outcome(
            planned.write(),
            planned.write().act().target(),
            Outcome.Result.SKIPPED,
            null,
            null,
            planned.rule()));
  }

  @Override
  public void record(Event event) {
    LOG.atInfo()
        .addKeyValue("controller", controller)
        .log("dry run: would record {}", words.apply(event));
  }
}
