// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the servers' executables, building them once where Go is there (see {@code
 * tests/cluster/build}).
 */
final class Binaries {
  private static final String SCRIPT = "tests/cluster/build";

  private final Path folder;

  private Binaries(Path folder) {
    this.folder = folder;
  }

  /** Runs the build script, its progress on standard error. */
  static Binaries find() {
    Path script = repository().resolve(SCRIPT);
    try {
      Process build =
          new ProcessBuilder(script.toString())
              .redirectError(ProcessBuilder.Redirect.PIPE)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      String complaint = "";
      try (BufferedReader lines = build.errorReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          complaint = line;
          System.err.println(line);
        }
      }
      String answer =
          new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (build.waitFor() != 0) {
        throw new ClusterException(complaint.isEmpty() ? SCRIPT + " failed" : complaint);
      }
      return new Binaries(Path.of(answer));
    } catch (IOException e) {
      throw new ClusterException("running " + script + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while running " + script, e);
    }
  }

  /**
   * The repository's root: the nearest folder upwards from the working directory with the build
   * script.
   */
  static Path repository() {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve(SCRIPT))) {
        return at;
      }
    }
    throw new ClusterException("looking for " + SCRIPT + " from " + start + " upwards: not found");
  }

  String path(String server) {
    return folder.resolve(server).toString();
  }
}
