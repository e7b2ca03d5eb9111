// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads which rule files each controller of a rules folder consists of: {@code
 * <folder>/controller.yaml} names its chapters.
 */
final class RulesFolder {

  private RulesFolder() {}

  /**
   * The controllers of a folder by name of their sub-folder.
   *
   * @param root e.g. {@code rules/}; paths of the sources begin with its own name
   * @throws IllegalArgumentException if a controller names a chapter that is not there
   */
  static List<ControllerRules> read(Path root) {
    List<ControllerRules> controllers = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.sorted().toList()) {
        Path settings = folder.resolve("controller.yaml");
        if (Files.exists(settings)) {
          controllers.add(controller(root, folder, settings));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading controllers of " + root, e);
    }
    return controllers;
  }

  private static ControllerRules controller(Path root, Path folder, Path settings)
      throws IOException {
    Object read =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(settings));
    if (!(read instanceof Map<?, ?> keys) || !(keys.get("chapters") instanceof List<?> chapters)) {
      throw new IllegalArgumentException(settings + " has no list `chapters`");
    }
    List<RuleSource> sources = new ArrayList<>();
    for (Object chapter : chapters) {
      Path file =
          chapter.toString().contains("/")
              ? root.resolve(chapter + ".drl")
              : folder.resolve(chapter + ".drl");
      if (!Files.exists(file)) {
        throw new IllegalArgumentException(
            settings + " names the chapter " + chapter + ", but there is no " + file);
      }
      String path = root.getFileName() + "/" + root.relativize(file).toString().replace('\\', '/');
      sources.add(new RuleSource(path, Files.readString(file)));
    }
    return new ControllerRules(String.valueOf(keys.get("controller")), sources);
  }
}
