// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes objects from manifests and snapshots in place of a cluster: files, folders and standard
 * input, in YAML or JSON.
 */
public final class FileSource {
  /**
   * One object as it was written.
   *
   * @param origin file and place in it
   * @param tree its JSON form
   * @param object the fact it gives
   */
  public record Entry(String origin, Map<String, Object> tree, ClusterObject object) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads sources; what can't be read is a problem and costs only itself.
   *
   * @param sources files, folders, or {@code -} for standard input
   * @param standardInput read for {@code -} alone
   */
  public static FileSource read(List<String> sources, InputStream standardInput) {
    Manifests manifests = new Manifests(standardInput);
    sources.forEach(manifests::read);
    FileSource read = new FileSource();
    read.problems.addAll(manifests.problems);
    manifests.documents.forEach(read::add);
    return read;
  }

  private FileSource() {}

  private void add(Manifests.Document document) {
    try {
      ClusterObject object = Kinds.fromTree(document.tree());
      if (object.getName().isEmpty() && object.getGenerateName().isEmpty()) {
        problems.add(document.origin() + ": the " + object.kind() + " has no name; it is left out");
        return;
      }
      entries.add(new Entry(document.origin(), document.tree(), object));
    } catch (RuntimeException e) {
      problems.add(document.origin() + ": " + e.getMessage() + "; the object is left out");
    }
  }

  /** The objects in the order in which they were read. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** What couldn't be read, each with file and line. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Gives each kind's sink a full list of what was read.
   *
   * @param sinks gives the sink of a kind
   */
  public void feed(Function<Kind, KindSink> sinks) {
    Map<Kind, List<ClusterObject>> byKind = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byKind.computeIfAbsent(entry.object().kind(), kind -> new ArrayList<>()).add(entry.object());
    }
    byKind.forEach(
        (kind, objects) -> {
          KindSink sink = sinks.apply(kind);
          sink.relisting();
          objects.forEach(sink::observed);
          sink.synced(
              objects.stream().mapToLong(ClusterObject::resourceVersionNumber).max().orElse(0));
        });
  }
}
