// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary folder of one cluster: certificates, kubeconfigs, logs, etcd's data. */
final class Folder {
  private final Path root;

  Folder() {
    try {
      root = Files.createTempDirectory("drover-cluster-");
    } catch (IOException e) {
      throw new ClusterException("making a temporary folder: " + e.getMessage(), e);
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /** Writes a file only its owner can read, and gives its path. */
  String write(String name, String content) {
    Path file = root.resolve(name);
    try {
      Files.writeString(file, content, StandardCharsets.UTF_8);
      if (!file.toFile().setReadable(false, false) || !file.toFile().setReadable(true, true)) {
        throw new ClusterException("restricting " + file + " to its owner: refused");
      }
    } catch (IOException e) {
      throw new ClusterException("writing " + file + ": " + e.getMessage(), e);
    }
    return file.toString();
  }

  /** Copies a resource of this package into the folder, and gives its path. */
  String resource(String name) {
    try (InputStream in = Folder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ClusterException("the resource tests/cluster/" + name + " is missing");
      }
      return write(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ClusterException("reading the resource " + name, e);
    }
  }

  /** Writes a server identity as {@code name.crt} and {@code name.key}. */
  void identity(String name, Authority.Identity identity) {
    write(name + ".crt", identity.certificatePem());
    write(name + ".key", identity.keyPem());
  }

  void remove() {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("removing " + root + ": " + e.getMessage() + "; left there");
    }
  }
}
