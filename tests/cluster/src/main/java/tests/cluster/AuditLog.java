// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The API server's audit log, every request at level Metadata, read as it grows. Safe for many
 * threads.
 */
public final class AuditLog {
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();
  private long read;

  AuditLog(Path file) {
    this.file = file;
  }

  /**
   * One request.
   *
   * @param subresource empty for the object itself
   * @param code 0 while a watch is open
   */
  public record Entry(
      Instant at,
      String stage,
      String user,
      String agent,
      String verb,
      String resource,
      String subresource,
      String namespace,
      String name,
      int code) {

    /** True for a finished request that writes. */
    public boolean isWrite() {
      return stage.equals("ResponseComplete") && WRITES.contains(verb);
    }

    /** {@code verb resource/subresource}. */
    public String what() {
      return verb + " " + resource + (subresource.isEmpty() ? "" : "/" + subresource);
    }
  }

  /** All entries from the number {@code from} on, in the order of the log. */
  public synchronized List<Entry> from(int from) {
    readOn();
    return List.copyOf(entries.subList(Math.min(from, entries.size()), entries.size()));
  }

  /** How many entries there are now. */
  public synchronized int size() {
    readOn();
    return entries.size();
  }

  private void readOn() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long length = log.length();
      if (length <= read) {
        return;
      }
      byte[] chunk = new byte[Math.toIntExact(length - read)];
      log.seek(read);
      log.readFully(chunk);
      int end = chunk.length;
      while (end > 0 && chunk[end - 1] != '\n') {
        end--;
      }
      read += end;
      for (String line : new String(chunk, 0, end, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          entries.add(entryOf(Json.parse(line)));
        }
      }
    } catch (IOException e) {
      throw new ClusterException("reading the audit log " + file + ": " + e.getMessage(), e);
    }
  }

  private static Entry entryOf(Map<String, Object> event) {
    String code = Json.text(event, "responseStatus.code");
    return new Entry(
        Instant.parse(Json.text(event, "stageTimestamp")),
        Json.text(event, "stage"),
        Json.text(event, "user.username"),
        Json.text(event, "userAgent"),
        Json.text(event, "verb").intern(),
        Json.text(event, "objectRef.resource").intern(),
        Json.text(event, "objectRef.subresource").intern(),
        Json.text(event, "objectRef.namespace").intern(),
        Json.text(event, "objectRef.name"),
        code.isEmpty() ? 0 : Integer.parseInt(code));
  }
}
