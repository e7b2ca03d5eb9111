// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.flags.FlagValues;
import engine.serve.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Builds and runs the controllers: the seam between the process and everything it hosts. */
public interface ControllerHost {
  /** Canonical names of all controllers that are there; called before anything is started. */
  Set<String> controllerNames();

  /**
   * Compiles what the controllers are made of; called before anything is connected.
   *
   * @param enabled canonical names of the controllers that were chosen; all of them are there
   * @return those that run: the others are switched off by a flag of their own
   * @throws engine.rulebase.RuleErrors if a rule file is refused
   * @throws engine.definition.DefinitionException if a definition can't be used
   */
  default Set<String> prepare(FlagValues flags, Set<String> enabled) {
    return enabled;
  }

  /**
   * Builds and starts the controllers of the context; returns once they are started.
   *
   * @throws RuntimeException if one cannot be built; the process then ends with 1
   */
  void start(RunContext context);

  /** One check for each built controller, under its canonical name; called often. */
  List<HealthCheck> healthChecks();

  /** Whether every cache has seen its first list; /readyz says no until then. */
  boolean isSynced();

  /**
   * Stops all controllers and waits until their work under way has ended.
   *
   * @param limit longest wait, zero for ever
   * @return false if some still ran when the limit had passed
   */
  boolean stop(Duration limit);
}
