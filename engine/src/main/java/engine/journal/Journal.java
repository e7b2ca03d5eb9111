// SPDX-License-Identifier: Apache-2.0
package engine.journal;

import facts.schema.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest entries in memory, and all of them in a file of JSON lines if one is named. Safe for
 * use by many threads.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final int limit;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final List<Consumer<Entry>> followers = new CopyOnWriteArrayList<>();
  private @Nullable OutputStream file;
  private boolean failing;

  /**
   * A journal in memory.
   *
   * @param limit entries that are kept
   */
  public Journal(int limit) {
    this.limit = limit;
  }

  /**
   * Appends entries to a file as well from now on, one JSON object a line.
   *
   * @throws UncheckedIOException if the file can't be opened
   */
  public synchronized void writeTo(Path path) {
    try {
      file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("opening the journal " + path + ": " + e.getMessage(), e);
    }
  }

  /** Adds an entry; the oldest one in memory goes when there are too many. */
  public void add(Entry entry) {
    synchronized (this) {
      entries.addLast(entry);
      if (entries.size() > limit) {
        entries.removeFirst();
      }
      write(entry);
    }
    followers.forEach(follower -> follower.accept(entry));
  }

  /** The entries in memory, oldest first. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries);
  }

  /** Hears of each entry from now on. */
  public void follow(Consumer<Entry> follower) {
    followers.add(follower);
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void write(Entry entry) {
    OutputStream out = file;
    if (out == null) {
      return;
    }
    try {
      out.write(Json.write(tree(entry)));
      out.write('\n');
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.atError()
            .setCause(e)
            .log("writing the journal's file failed; entries are missing there until it goes well");
      }
      failing = true;
    }
  }

  private static Map<String, Object> tree(Entry entry) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("at", entry.at().toString());
    tree.put("controller", entry.controller());
    tree.put("queue", entry.queue());
    tree.put("key", entry.key());
    List<Object> decisions = new ArrayList<>();
    for (Decision decision : entry.decisions()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("rule", decision.rule());
      item.put("at", decision.at());
      item.put("facts", new ArrayList<Object>(decision.facts()));
      item.put("intent", decision.intent());
      decisions.add(item);
    }
    tree.put("decisions", decisions);
    tree.put("outcomes", new ArrayList<Object>(entry.outcomes()));
    tree.put("end", entry.end());
    tree.put("error", entry.error());
    return tree;
  }
}
