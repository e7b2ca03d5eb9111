// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import facts.schema.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
  @TempDir Path folder;

  @Test
  void aBrokenDocumentIsToldWithItsLineAndTheOthersAreRead() throws IOException {
    Manifests read =
        file(
            "a.yaml",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: first}
            ---
            apiVersion: v1
            kind: Pod
              metadata: oops
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: third}
            """);
    assertThat(names(read)).containsExactly("first", "third");
    assertThat(read.documents.get(1).origin()).endsWith("a.yaml:9");
    assertThat(read.problems).hasSize(1);
    assertThat(read.problems.get(0)).contains("a.yaml:7: ");
  }

  @Test
  void listsAreTakenApartAndTypedItemsNamed() throws IOException {
    Manifests read =
        file(
            "list.yaml",
            """
            apiVersion: v1
            kind: PodList
            items:
            - metadata: {name: a}
            - metadata: {name: b}
            """);
    assertThat(names(read)).containsExactly("a", "b");
    assertThat(read.documents.get(1).tree()).containsEntry("kind", "Pod");
    assertThat(read.documents.get(1).origin()).endsWith("list.yaml:5");
  }

  @Test
  void jsonListsAreTakenApartToo() throws IOException {
    Manifests read =
        file(
            "snapshot.json",
            "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[7,"
                + "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}]}");
    assertThat(names(read)).containsExactly("a");
    assertThat(read.problems).singleElement().asString().endsWith("items[0]: is no object");
  }

  @Test
  void brokenJsonIsToldWithLineAndColumn() throws IOException {
    assertThat(file("x.json", "{\"a\":\n tru}").problems.get(0)).contains("x.json:2: ");
  }

  @Test
  void anObjectWithoutAKindIsLeftOut() throws IOException {
    Manifests read = file("x.yaml", "\n\napiVersion: v1\nmetadata: {name: a}\n");
    assertThat(read.documents).isEmpty();
    assertThat(read.problems.get(0)).endsWith("x.yaml:3: the object has no kind; it is left out");
  }

  @Test
  void modesWithALeadingZeroAreOctalAndOtherScalarsKeepTheirTypes() throws IOException {
    Manifests read =
        file(
            "x.yaml",
            """
            apiVersion: v1
            kind: Pod
            base: &base {shared: 1}
            mode: 0644
            text: "0644"
            big: 5000000000
            part: 1.5
            on: true
            none: null
            merged: {<<: *base, own: 2}
            """);
    assertThat(read.documents.get(0).tree())
        .containsEntry("mode", 420L)
        .containsEntry("text", "0644")
        .containsEntry("big", 5_000_000_000L)
        .containsEntry("part", 1.5)
        .containsEntry("on", true)
        .containsEntry("merged", Map.of("shared", 1L, "own", 2L))
        .doesNotContainKey("none");
  }

  @Test
  void anAliasBombIsRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: Pod\nl0: &l0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("l%d: &l%d [*l%d, *l%d]%n".formatted(i, i, i - 1, i - 1));
    }
    Manifests read =
        file("bomb.yaml", bomb + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: b}\n");
    assertThat(names(read)).containsExactly("b");
    assertThat(read.problems.get(0)).contains("aliases expand to more than");
  }

  @Test
  void aDocumentThatContainsItselfIsRefused() throws IOException {
    assertThat(file("x.yaml", "apiVersion: v1\nkind: Pod\nself: &a [*a]\n").problems).hasSize(1);
  }

  @Test
  void foldersAreReadInTheOrderOfNames() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    write("b.yml", "b");
    write("sub/a.yaml", "a");
    write("a.yaml", "first");
    Files.writeString(folder.resolve("README.md"), "no manifest");
    Manifests read = new Manifests(InputStreamOf.nothing());
    read.read(folder.toString());
    assertThat(names(read)).containsExactly("first", "b", "a");
    assertThat(read.problems).isEmpty();
  }

  @Test
  void standardInputAndMissingFiles() {
    Manifests read = new Manifests(InputStreamOf.text("kind: Pod\napiVersion: v1\n"));
    read.read("-");
    read.read("/no/such/file.yaml");
    assertThat(read.documents.get(0).origin()).isEqualTo("standard input:1");
    assertThat(read.problems.get(0)).isEqualTo("/no/such/file.yaml: no such file or folder");
  }

  private void write(String name, String podName) throws IOException {
    Files.writeString(
        folder.resolve(name), "apiVersion: v1\nkind: Pod\nmetadata: {name: " + podName + "}\n");
  }

  private Manifests file(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Manifests read = new Manifests(InputStreamOf.nothing());
    read.read(file.toString());
    return read;
  }

  private static List<Object> names(Manifests read) {
    return read.documents.stream()
        .map(document -> Json.asObject(document.tree().get("metadata")).get("name"))
        .toList();
  }

  private static final class InputStreamOf {
    static ByteArrayInputStream nothing() {
      return text("");
    }

    static ByteArrayInputStream text(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
