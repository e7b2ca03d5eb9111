// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.serve.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A host without any controller: the process waits, leads and serves. */
final class NoControllers implements ControllerHost {
  @Override
  public Set<String> controllerNames() {
    return Set.of();
  }

  @Override
  public void start(RunContext context) {}

  @Override
  public List<HealthCheck> healthChecks() {
    return List.of();
  }

  @Override
  public boolean isSynced() {
    return true;
  }

  @Override
  public boolean stop(Duration limit) {
    return true;
  }
}
