// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that were compiled when the program was built, found on the class path. Thread-safe.
 */
final class PrecompiledRules {

  /** Resource that lists them, as serialized {@link Entry}s. */
  static final String INDEX = "META-INF/drover/rules.index";

  private static final Logger LOG = LoggerFactory.getLogger(PrecompiledRules.class);

  private final ClassLoader loader;
  private final Map<String, Entry> byPackage = new HashMap<>();
  private final Map<String, Entry> byText = new HashMap<>();
  private final ApiDigest api = new ApiDigest();

  /**
   * One precompiled file.
   *
   * @param text digest of the file's text alone
   * @param digest digest of the text and of what it was compiled against
   * @param modelClass describes the rules
   */
  record Entry(String text, String digest, String modelClass, RuleFile.Parsed parsed)
      implements Serializable {}

  private PrecompiledRules(ClassLoader loader, List<Entry> entries) {
    this.loader = loader;
    for (Entry entry : entries) {
      byPackage.put(entry.parsed.packageName(), entry);
      byText.put(entry.text, entry);
    }
  }

  static PrecompiledRules none() {
    return new PrecompiledRules(ClassLoader.getPlatformClassLoader(), List.of());
  }

  static PrecompiledRules find(ClassLoader loader) {
    var entries = new ArrayList<Entry>();
    try {
      for (URL index : Collections.list(loader.getResources(INDEX))) {
        try (var in = new ObjectInputStream(index.openStream())) {
          entries.addAll(List.of((Entry[]) in.readObject()));
        } catch (ClassNotFoundException | ClassCastException | InvalidClassException e) {
          LOG.atInfo()
              .addKeyValue("index", index)
              .addKeyValue("error", e.toString())
              .log("precompiled rules are of another build; compiling in memory");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + INDEX + " of the class path", e);
    }
    return new PrecompiledRules(loader, entries);
  }

  static void write(List<Entry> entries, OutputStream out) throws IOException {
    try (var index = new ObjectOutputStream(out)) {
      index.writeObject(entries.toArray(new Entry[0]));
    }
  }

  static Entry entry(CompiledFile compiled, RuleFile file) {
    return new Entry(
        RuleDigest.of(file.source().text(), ""),
        compiled.digest(),
        compiled.modelClass(),
        file.parsed());
  }

  /** The file as it was parsed when the program was built; null for any other text. */
  @Nullable RuleFile parsed(RuleSource source) {
    Entry entry = byText.isEmpty() ? null : byText.get(RuleDigest.of(source.text(), ""));
    return entry == null ? null : new RuleFile(source, entry.parsed, loader);
  }

  /** The compiled form of just this text, or null. */
  @Nullable CompiledFile find(RuleFile file) {
    Entry known = byPackage.get(file.packageName());
    if (known == null) {
      return null;
    }
    if (known.digest.equals(RuleDigest.of(file.source().text(), api.of(file)))) {
      return new CompiledFile(file.packageName(), known.modelClass, known.digest, Map.of());
    }
    (file.source().edited() ? LOG.atDebug() : LOG.atInfo())
        .addKeyValue("file", file.path())
        .log("precompiled rules are of another text or other facts; compiling in memory");
    return null;
  }
}
