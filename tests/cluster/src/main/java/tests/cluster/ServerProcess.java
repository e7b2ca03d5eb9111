// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One server process that cannot outlive this JVM.
 *
 * <p>A small shell stands between: it runs the server and reads a pipe whose only writing end is
 * this JVM's. A line on the pipe is the name of a signal to send; the end of the pipe, also by a
 * killed JVM, kills the server.
 */
public final class ServerProcess implements AutoCloseable {
  private static final String WATCHDOG =
      "exec 3<&0; \"$@\" </dev/null 3<&- & pid=$!; "
          + "{ while read -r signal <&3; do kill -\"$signal\" $pid; done; kill -KILL $pid; } "
          + "2>/dev/null & watch=$!; exec 3<&-; "
          + "wait $pid; code=$?; kill $watch 2>/dev/null; exit $code";

  private final String name;
  private final Path log;
  private final Process shell;
  private final OutputStream signals;

  private ServerProcess(String name, Path log, Process shell) {
    this.name = name;
    this.log = log;
    this.shell = shell;
    this.signals = shell.getOutputStream();
  }

  /**
   * Starts {@code command}, standard output and error appended to {@code log}.
   *
   * @param environment added to this JVM's environment
   */
  public static ServerProcess start(
      String name, Path log, List<String> command, Map<String, String> environment) {
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", WATCHDOG, name));
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new ServerProcess(name, log, builder.start());
    } catch (IOException e) {
      throw new ClusterException("starting " + name + ": " + e.getMessage(), e);
    }
  }

  public boolean isAlive() {
    return shell.isAlive();
  }

  public Path log() {
    return log;
  }

  /** Sends a signal by name ({@code TERM}, {@code KILL}, {@code STOP}, {@code CONT}). */
  public void signal(String signal) {
    try {
      signals.write((signal + "\n").getBytes(StandardCharsets.US_ASCII));
      signals.flush();
    } catch (IOException e) {
      if (shell.isAlive()) {
        throw new ClusterException("sending " + signal + " to " + name, e);
      }
    }
  }

  /** Ends the process by {@code signal}, by {@code KILL} if it is still there after ten seconds. */
  public void stop(String signal) {
    signal(signal);
    if (!awaitEnd(10)) {
      signal("KILL");
      awaitEnd(10);
    }
  }

  @Override
  public void close() {
    stop("KILL");
  }

  /** The last lines of the log, for a message. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private boolean awaitEnd(int seconds) {
    try {
      return shell.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
