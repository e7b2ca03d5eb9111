// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.schema.Json;
import facts.schema.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Reads manifests, in YAML or JSON, from files, folders and standard input. */
final class Manifests {
  /**
   * One object as it is written.
   *
   * @param origin file and place in it
   * @param tree its fields
   */
  record Document(String origin, Map<String, Object> tree) {}

  final List<Document> documents = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
  private final InputStream standardInput;

  Manifests(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** Reads a file, every manifest under a folder in the order of names, or {@code -}. */
  void read(String source) {
    try {
      if (source.equals("-")) {
        text("standard input", standardInput.readAllBytes());
        return;
      }
      Path path = Path.of(source);
      if (Files.isDirectory(path)) {
        folder(path);
      } else if (Files.exists(path)) {
        text(source, Files.readAllBytes(path));
      } else {
        problem(source, "no such file or folder");
      }
    } catch (IOException e) {
      problem(source, "can't be read: " + e);
    }
  }

  private void folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).filter(Manifests::isManifest).sorted().toList();
    }
    if (files.isEmpty()) {
      problem(folder.toString(), "holds no file that ends in .yaml, .yml or .json");
    }
    for (Path file : files) {
      text(file.toString(), Files.readAllBytes(file));
    }
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private void text(String origin, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      problem(origin, "isn't UTF-8 text");
      return;
    }
    if (text.stripLeading().startsWith("{")) {
      json(origin, bytes);
    } else {
      yaml(origin, text);
    }
  }

  private void yaml(String origin, String text) {
    new YamlDocuments(
            new YamlDocuments.Taker() {
              @Override
              public void document(int line, Map<String, Object> tree) {
                add(origin + ":" + line, tree);
              }

              @Override
              public void broken(int line, String why) {
                problem(origin + ":" + line, why);
              }
            })
        .read(text);
  }

  private void json(String origin, byte[] bytes) {
    Map<String, Object> tree;
    try {
      tree = Json.readObject(bytes);
    } catch (SchemaException e) {
      problem(origin + line(e), String.valueOf(e.getMessage()));
      return;
    }
    String kind = String.valueOf(tree.getOrDefault("kind", ""));
    if (!kind.endsWith("List") || !(tree.get("items") instanceof List<?> items)) {
      add(origin, tree);
      return;
    }
    String apiVersion = String.valueOf(tree.getOrDefault("apiVersion", ""));
    for (int i = 0; i < items.size(); i++) {
      String place = origin + ": items[" + i + "]";
      if (items.get(i) instanceof Map<?, ?> item) {
        add(place, ListItems.complete(kind, apiVersion, Json.asObject(item)));
      } else {
        problem(place, "is no object");
      }
    }
  }

  private static String line(SchemaException fault) {
    return fault.getCause() instanceof JacksonException cause && cause.getLocation() != null
        ? ":" + cause.getLocation().getLineNr()
        : "";
  }

  private void add(String origin, Map<String, Object> tree) {
    for (String field : List.of("apiVersion", "kind")) {
      if (!(tree.get(field) instanceof String text) || text.isEmpty()) {
        problem(origin, "the object has no " + field + "; it is left out");
        return;
      }
    }
    documents.add(new Document(origin, tree));
  }

  private void problem(String origin, String text) {
    problems.add(origin + ": " + text);
  }
}
