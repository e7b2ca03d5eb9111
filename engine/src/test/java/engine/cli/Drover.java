// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import tests.cluster.ServerProcess;
import tests.cluster.TestCluster;

/** {@code drover run} as a process of its own, and what it logs. */
final class Drover implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final ServerProcess process;

  private Drover(ServerProcess process) {
    this.process = process;
  }

  static Drover run(TestCluster cluster, String name, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("engine.cli.Main");
    command.add("run");
    command.addAll(flags);
    return new Drover(cluster.run(name, command));
  }

  String log() {
    try {
      return Files.readString(process.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the log that hold a text. */
  List<String> lines(String text) {
    return log().lines().filter(line -> line.contains(text)).toList();
  }

  /** Waits until the log holds a text. */
  void awaitLog(String text) {
    await("the log says \"" + text + "\"", () -> log().contains(text));
  }

  void awaitEnd() {
    await("the process ends", () -> !process.isAlive());
  }

  /** Waits for something, and shows the log when it does not come. */
  void await(String what, BooleanSupplier happened) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("after %s: %s; the log:%n%s", LIMIT, what, log())
          .isLessThan(end);
      pause(Duration.ofMillis(100));
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ends it in order. */
  void stop() {
    process.stop("TERM");
  }

  @Override
  public void close() {
    process.close();
  }
}
