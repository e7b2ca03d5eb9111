// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.client.ClientSource;
import engine.flags.FeatureGates;
import engine.flags.FlagValues;
import engine.metrics.MetricsRegistry;
import engine.serve.Page;
import engine.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What controllers are given to run with.
 *
 * @param flags values of all flags
 * @param gates state of all feature gates
 * @param controllers canonical names of the controllers to run; all of them are there
 * @param clients makes API clients; read-only ones in a dry run
 * @param clock the only source of time
 * @param metrics where metrics are registered
 * @param pages adds a page to the secure port, for example a debug page; does nothing without a
 *     port
 * @param fail ends the process with 1 for a reason that no retry can mend
 */
public record RunContext(
    FlagValues flags,
    FeatureGates gates,
    Set<String> controllers,
    ClientSource clients,
    Clock clock,
    MetricsRegistry metrics,
    BiConsumer<String, Page> pages,
    Consumer<String> fail) {
  public RunContext {
    controllers = Set.copyOf(controllers);
  }

  /** Whether nothing may be written. */
  public boolean isDryRun() {
    return flags.bool("dry-run");
  }
}
