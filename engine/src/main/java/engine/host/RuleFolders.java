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
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of controllers: those on the class path, and files of a user's folders in their
 * place. Immutable: {@link #again} looks at the user's folders anew.
 *
 * <p>A user's folder has the same shape: {@code <controller>/<chapter>.drl} overrides one chapter
 * or adds one, {@code <controller>/controller.yaml} overrides the definition; what it lacks comes
 * from the class path. Of several folders the later one counts.
 */
public final class RuleFolders {
  private static final String ROOT = "rules";
  private static final String DEFINITION = "/controller.yaml";
  private static final String ENDING = ".drl";

  private final List<Path> overrides;
  private final Map<String, RuleSource> shipped;
  private final Map<String, RuleSource> edited;
  private final Map<String, ControllerDefinition> definitions;

  private RuleFolders(
      List<Path> overrides,
      Map<String, RuleSource> shipped,
      Map<String, RuleSource> edited,
      Map<String, ControllerDefinition> definitions) {
    this.overrides = overrides;
    this.shipped = shipped;
    this.edited = edited;
    this.definitions = definitions;
  }

  /** Reads the folders with at most one of a user; see {@link #with}. */
  public static RuleFolders read(@Nullable Path overrides) {
    return with(overrides == null ? List.of() : List.of(overrides));
  }

  /**
   * Reads the folders.
   *
   * @param overrides folders of a user
   * @throws DefinitionException if a definition or a folder can't be used
   * @throws UncheckedIOException if a file can't be read
   */
  public static RuleFolders with(List<Path> overrides) {
    Map<String, RuleSource> shipped = new TreeMap<>();
    try {
      Enumeration<URL> roots = RuleFolders.class.getClassLoader().getResources(ROOT);
      while (roots.hasMoreElements()) {
        readShipped(roots.nextElement().toURI(), shipped);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the rules of the class path: " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a root that is no URI", e);
    }
    Map<String, RuleSource> edited = readEdited(overrides);
    Map<String, RuleSource> all = new TreeMap<>(shipped);
    all.putAll(edited);
    Map<String, ControllerDefinition> definitions = new TreeMap<>();
    all.forEach(
        (name, source) -> {
          if (name.endsWith(DEFINITION)) {
            String folder = name.substring(0, name.indexOf('/'));
            ControllerDefinition definition =
                ControllerDefinition.read(source.path(), folder, source.text());
            definitions.put(definition.name(), definition);
          }
        });
    return new RuleFolders(List.copyOf(overrides), shipped, edited, definitions);
  }

  /**
   * The same with the user's rule files as they are now; definitions stay what they were.
   *
   * @throws DefinitionException if a user's folder is gone
   * @throws UncheckedIOException if a file can't be read
   */
  RuleFolders again() {
    return new RuleFolders(overrides, shipped, readEdited(overrides), definitions);
  }

  /** The definitions by canonical name. */
  public Map<String, ControllerDefinition> definitions() {
    return definitions;
  }

  /** Whether a user gave folders. */
  boolean areEdited() {
    return !overrides.isEmpty();
  }

  /** Every file of the user's folders. */
  Map<String, RuleSource> edited() {
    return edited;
  }

  /** Files of the user's folders that no controller uses. */
  List<String> strays() {
    Set<String> folders = new TreeSet<>();
    Set<String> chapters = new TreeSet<>();
    for (ControllerDefinition definition : definitions.values()) {
      folders.add(definition.folder());
      definition.chapters().forEach(chapter -> chapters.add(file(definition, chapter)));
    }
    return edited.entrySet().stream()
        .filter(file -> !folders.contains(file.getKey().substring(0, file.getKey().indexOf('/'))))
        .filter(file -> !chapters.contains(file.getKey()))
        .map(file -> file.getValue().path())
        .toList();
  }

  /** The rule files of a controller; see {@link #rules(ControllerDefinition, Set)}. */
  public ControllerRules rules(ControllerDefinition definition) {
    return rules(definition, Set.of());
  }

  /**
   * The rule files of a controller, in the order of its chapters; a user's further files follow.
   *
   * @param barred files of a user that are not to be used
   * @throws DefinitionException if a chapter has no file
   */
  ControllerRules rules(ControllerDefinition definition, Set<RuleSource> barred) {
    List<RuleSource> sources = new ArrayList<>();
    Set<String> chapters = new TreeSet<>();
    for (String chapter : definition.chapters()) {
      String file = file(definition, chapter);
      chapters.add(file);
      RuleSource source = edited.get(file);
      if (source == null || barred.contains(source)) {
        source = shipped.get(file);
      }
      if (source == null) {
        String where = ROOT + "/" + definition.folder() + DEFINITION;
        throw new DefinitionException(
            where + ": chapters names " + chapter + "; there is no " + ROOT + "/" + file);
      }
      sources.add(source);
    }
    edited.forEach(
        (file, source) -> {
          if (file.startsWith(definition.folder() + "/")
              && file.endsWith(ENDING)
              && !chapters.contains(file)
              && !barred.contains(source)) {
            sources.add(source);
          }
        });
    return new ControllerRules(definition.name(), sources);
  }

  private static String file(ControllerDefinition definition, String chapter) {
    return (chapter.contains("/") ? chapter : definition.folder() + "/" + chapter) + ENDING;
  }

  private static void readShipped(URI root, Map<String, RuleSource> files) throws IOException {
    if (root.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        readAll(jar.getPath("/" + ROOT), ROOT, false, files);
      }
    } else {
      readAll(Path.of(root), ROOT, false, files);
    }
  }

  private static Map<String, RuleSource> readEdited(List<Path> folders) {
    Map<String, RuleSource> files = new TreeMap<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new DefinitionException("reading rules from " + folder + ": there is no such folder");
      }
      try {
        readAll(folder, folder.toString(), true, files);
      } catch (IOException e) {
        throw new UncheckedIOException("reading rules from " + folder + ": " + e.getMessage(), e);
      }
    }
    return files;
  }

  private static void readAll(
      Path root, String shownAs, boolean edited, Map<String, RuleSource> files) throws IOException {
    try (Stream<Path> paths = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = root.relativize(path).toString().replace('\\', '/');
        // why: mounted volumes keep their versions in folders that begin with two dots
        if (name.indexOf('/') > 0
            && !name.startsWith("..")
            && (name.endsWith(ENDING) || name.endsWith(DEFINITION))) {
          files.put(name, new RuleSource(shownAs + "/" + name, Files.readString(path), edited));
        }
      }
    }
  }
}
