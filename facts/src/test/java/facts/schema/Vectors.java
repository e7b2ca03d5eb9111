// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import facts.meta.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The vectors written by facts/schema/generate: every kind, filled and empty, in both forms. */
public final class Vectors {
  private static final Map<String, byte[]> ENTRIES = load();

  private Vectors() {}

  /** Returns the content of an entry such as {@code core/v1/Pod/full.pb}. */
  public static byte[] bytes(String name) {
    byte[] found = ENTRIES.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no vector " + name);
    }
    return found;
  }

  /** Returns the name of a kind's vectors, without the ending. */
  public static String name(Kind kind, String variant) {
    String group = kind.group().isEmpty() ? "core" : kind.group();
    return group + "/" + kind.version() + "/" + kind.kind() + "/" + variant;
  }

  private static Map<String, byte[]> load() {
    Map<String, byte[]> entries = new TreeMap<>();
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/kinds.zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }
}
