// SPDX-License-Identifier: Apache-2.0
package engine.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.LoggerFactory;

/** Sets how much is logged and in which form; lines go to stderr. */
public final class LogSetup {
  private LogSetup() {}

  /**
   * Replaces the current set-up.
   *
   * @param verbosity 0-1 start, stop and trouble; 2-3 each intent; 4-5 each decision with its
   *     facts; 6 and more everything
   * @param json whether lines are JSON objects instead of text
   */
  public static void apply(int verbosity, boolean json) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      configure(context, verbosity, json);
    }
  }

  /** Changes how much is logged, not the form. */
  public static void verbosity(int verbosity) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      setLevels(context, verbosity);
    }
  }

  /** Logs nothing but errors, for commands whose output is their own. */
  public static void errorsOnly() {
    apply(0, false);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLoggerList().forEach(logger -> logger.setLevel(Level.ERROR));
    }
  }

  static void configure(LoggerContext context, int verbosity, boolean json) {
    context.reset();
    Layout<ILoggingEvent> layout = json ? new JsonLayout() : new TextLayout();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    setLevels(context, verbosity);
  }

  private static void setLevels(LoggerContext context, int verbosity) {
    Level ours = Level.INFO;
    if (verbosity >= 6) {
      ours = Level.TRACE;
    } else if (verbosity >= 2) {
      ours = Level.DEBUG;
    }
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(verbosity >= 8 ? Level.DEBUG : Level.WARN);
    for (String name : new String[] {"engine", "rules", "policies"}) {
      context.getLogger(name).setLevel(ours);
    }
    // why: what the rule compiler warns of is no fault, and its errors come to us as exceptions
    context.getLogger("org.drools").setLevel(verbosity >= 8 ? Level.DEBUG : Level.OFF);
    context.getLogger("engine.facts").setLevel(verbosity >= 4 ? Level.TRACE : Level.INFO);
  }
}
