// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Lists the classes of a package, for hints. */
final class ClassNames {

  private ClassNames() {}

  /** Simple names of a package's top-level classes, sorted; empty when they cannot be listed. */
  static List<String> of(ClassLoader loader, String packageName) {
    String folder = packageName.replace('.', '/');
    var names = new TreeSet<String>();
    try {
      for (URL url : Collections.list(loader.getResources(folder))) {
        for (String name : list(url, folder)) {
          if (name.endsWith(".class") && !name.contains("$") && !name.contains("-")) {
            names.add(name.substring(0, name.length() - ".class".length()));
          }
        }
      }
    } catch (IOException | URISyntaxException e) {
      // why: only a hint is lost
      return List.of();
    }
    return List.copyOf(names);
  }

  private static List<String> list(URL url, String folder) throws IOException, URISyntaxException {
    if (url.getProtocol().equals("file")) {
      try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
        return files.map(path -> String.valueOf(path.getFileName())).toList();
      }
    }
    if (url.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarFile().stream()
          .map(ZipEntry::getName)
          .filter(
              name -> name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0)
          .map(name -> name.substring(folder.length() + 1))
          .toList();
    }
    return List.of();
  }
}
