// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules that were compiled when the program was built, found on the class path. Thread-safe. */
final class PrecompiledRules {

  /** Resource that lists them: package, model class and digest, a line each. */
  static final String INDEX = "META-INF/drover/rules.index";

  private static final Logger LOG = LoggerFactory.getLogger(PrecompiledRules.class);

  private final Map<String, CompiledFile> byPackage;
  private final ApiDigest api = new ApiDigest();

  private PrecompiledRules(Map<String, CompiledFile> byPackage) {
    this.byPackage = Map.copyOf(byPackage);
  }

  static PrecompiledRules none() {
    return new PrecompiledRules(Map.of());
  }

  static PrecompiledRules find(ClassLoader loader) {
    Map<String, CompiledFile> found = new HashMap<>();
    try {
      for (URL index : Collections.list(loader.getResources(INDEX))) {
        try (InputStream in = index.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> parse(line, index))
              .forEach(file -> found.putIfAbsent(file.packageName(), file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + INDEX + " of the class path", e);
    }
    return new PrecompiledRules(found);
  }

  static String line(CompiledFile file) {
    return file.packageName() + " " + file.modelClass() + " " + file.digest();
  }

  private static CompiledFile parse(String line, URL index) {
    List<String> words = List.of(line.split(" ", -1));
    if (words.size() != 3) {
      throw new IllegalArgumentException(index + " has the line `" + line + "`; expected package, model class and digest");
    }
    return new CompiledFile(words.get(0), words.get(1), words.get(2), Map.of());
  }

  /** The compiled form of just this text, or null. */
  @Nullable CompiledFile find(RuleFile file) {
    CompiledFile known = byPackage.get(file.packageName());
    if (known == null) {
      return null;
    }
    if (known.digest().equals(RuleDigest.of(file.source().text(), api.of(file)))) {
      return known;
    }
    LOG.atInfo()
        .addKeyValue("file", file.path())
        .log("precompiled rules are of another text or other facts; compiling in memory");
    return null;
  }
}
