// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.definition.ControllerDefinition;
import engine.definition.DefinitionException;
import engine.rulebase.ControllerRules;
import engine.rulebase.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of controllers: those on the class path, and files of a user's folder in their place.
 *
 * <p>A user's folder has the same shape: {@code <controller>/<chapter>.drl} overrides one chapter,
 * {@code <controller>/controller.yaml} the definition; what it lacks comes from the class path.
 */
public final class RuleFolders {
  private static final String ROOT = "rules";

  private final Map<String, ControllerDefinition> definitions = new TreeMap<>();
  private final Map<String, String> shipped;
  private final Map<String, String> edited;

  private RuleFolders(Map<String, String> shipped, Map<String, String> edited) {
    this.shipped = shipped;
    this.edited = edited;
    Map<String, String> all = new LinkedHashMap<>(shipped);
    all.putAll(edited);
    for (Map.Entry<String, String> file : all.entrySet()) {
      if (file.getKey().endsWith("/controller.yaml")) {
        String folder = file.getKey().substring(0, file.getKey().indexOf('/'));
        ControllerDefinition definition =
            ControllerDefinition.read(ROOT + "/" + file.getKey(), folder, file.getValue());
        definitions.put(definition.name(), definition);
      }
    }
  }

  /**
   * Reads the folders.
   *
   * @param overrides a user's folder, or null
   * @throws DefinitionException if a definition can't be used
   * @throws UncheckedIOException if a file can't be read
   */
  public static RuleFolders read(@Nullable Path overrides) {
    Map<String, String> shipped = new TreeMap<>();
    try {
      Enumeration<URL> roots = RuleFolders.class.getClassLoader().getResources(ROOT);
      while (roots.hasMoreElements()) {
        readAll(roots.nextElement().toURI(), shipped);
      }
      Map<String, String> edited = new TreeMap<>();
      if (overrides != null) {
        if (!Files.isDirectory(overrides)) {
          throw new DefinitionException(
              "reading rules from " + overrides + ": there is no such folder");
        }
        readAll(overrides, edited);
      }
      return new RuleFolders(shipped, edited);
    } catch (IOException e) {
      throw new UncheckedIOException("reading rule folders: " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a root that is no URI", e);
    }
  }

  /** The definitions by canonical name. */
  public Map<String, ControllerDefinition> definitions() {
    return definitions;
  }

  /**
   * The rule files of a controller, in the order of its chapters.
   *
   * @throws DefinitionException if a chapter has no file
   */
  public ControllerRules rules(ControllerDefinition definition) {
    List<RuleSource> sources = new ArrayList<>();
    for (String chapter : definition.chapters()) {
      String file =
          (chapter.contains("/") ? chapter : definition.folder() + "/" + chapter) + ".drl";
      String text = edited.get(file);
      if (text != null) {
        sources.add(new RuleSource(ROOT + "/" + file, text, true));
        continue;
      }
      text = shipped.get(file);
      if (text == null) {
        throw new DefinitionException(
            ROOT
                + "/"
                + definition.folder()
                + "/controller.yaml: chapters names "
                + chapter
                + "; there is no "
                + ROOT
                + "/"
                + file);
      }
      sources.add(new RuleSource(ROOT + "/" + file, text));
    }
    return new ControllerRules(definition.name(), sources);
  }

  private static void readAll(URI root, Map<String, String> files) throws IOException {
    if (root.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        readAll(jar.getPath("/" + ROOT), files);
      }
    } else {
      readAll(Path.of(root), files);
    }
  }

  private static void readAll(Path root, Map<String, String> files) throws IOException {
    try (Stream<Path> paths = Files.walk(root, 2)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = root.relativize(path).toString().replace('\\', '/');
        if (name.indexOf('/') > 0 && (name.endsWith(".drl") || name.endsWith("/controller.yaml"))) {
          files.put(name, Files.readString(path));
        }
      }
    }
  }
}
