// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree that is checked. */
record Tree(Path root) {

  /** Finds the tree that the tests run in. */
  static Tree ofThisBuild() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null
        && !(Files.isDirectory(at.resolve("rules")) && Files.isDirectory(at.resolve("engine")))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException(
          "no folder above " + Path.of("").toAbsolutePath() + " has rules/ and engine/");
    }
    return new Tree(at);
  }

  /** Files under a folder whose names end so, sorted; build output left out. */
  List<Path> files(String folder, String suffix) {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(start)) {
      return found
          .filter(path -> path.toString().endsWith(suffix))
          .filter(path -> !root.relativize(path).toString().contains("target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
