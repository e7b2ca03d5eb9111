// SPDX-License-Identifier: Apache-2.0
package engine.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Gives logback its first set-up without looking for files; called by logback alone. */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  public LogConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogSetup.configure(context, 0, false);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
