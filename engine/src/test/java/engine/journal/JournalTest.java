// SPDX-License-Identifier: Apache-2.0
package engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import facts.schema.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static Entry entry(String key) {
    return new Entry(
        Instant.parse("2030-01-01T00:00:00Z"),
        "toy-controller",
        "toys",
        key,
        List.of(new Decision("toys/rule", "toys.drl:3", List.of("Pod a@1"), "create Pod b")),
        List.of("create Pod b: done"),
        "ok",
        "");
  }

  @Test
  void theOldestEntriesLeaveTheMemory() {
    Journal journal = new Journal(2);
    List<String> followed = new ArrayList<>();
    journal.follow(entry -> followed.add(entry.key()));
    journal.add(entry("a"));
    journal.add(entry("b"));
    journal.add(entry("c"));
    assertThat(journal.entries()).extracting(Entry::key).containsExactly("b", "c");
    assertThat(followed).containsExactly("a", "b", "c");
  }

  @Test
  void theFileHasALineForEachEntryAndIsContinued(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("journal.jsonl");
    for (String key : List.of("a", "b")) {
      try (Journal journal = new Journal(1)) {
        journal.writeTo(file);
        journal.add(entry(key));
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(Json.readObject(lines.get(1).getBytes(StandardCharsets.UTF_8)))
        .containsEntry("key", "b")
        .containsEntry("end", "ok");
  }

  @Test
  void aFileThatCanNotBeWrittenFailsNoSync(@TempDir Path folder) throws IOException {
    Journal journal = new Journal(5);
    journal.writeTo(folder.resolve("journal.jsonl"));
    journal.close();
    assertThatCode(() -> journal.add(entry("a"))).doesNotThrowAnyException();
    assertThat(journal.entries()).hasSize(1);
  }
}
