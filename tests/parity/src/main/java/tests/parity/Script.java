// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tests.cluster.Json;

/**
 * One parity script as its file says it; docs in {@code tests/parity/README.md}.
 *
 * @param id {@code <controller>/<name>}, also the namespace's name with a dash
 * @param spec the rows of the behaviour spec it covers
 * @param controllers canonical names of what runs
 * @param flags added to the manager's flags
 * @param exclusive true if nothing else may run beside it
 */
record Script(
    String id,
    String title,
    List<String> spec,
    List<String> controllers,
    List<String> flags,
    boolean kubelet,
    boolean exclusive,
    List<Map<String, Object>> steps,
    Compare compare) {
  private static final Set<String> KEYS =
      Set.of("script", "spec", "controllers", "flags", "kubelet", "exclusive", "steps", "compare");
  private static final Set<String> EXCLUSIVE_STEPS =
      Set.of("stop-manager", "start-manager", "restart-manager", "restart-apiserver");

  /**
   * What is compared.
   *
   * @param events {@code exact}, {@code reasons} (without counts and messages) or {@code off}
   * @param slack how many more writes are let through, by {@code verb resource/part}
   * @param ignore {@code Kind:path} of fields left out
   * @param cluster {@code Kind/name} of cluster-scoped objects that are compared too
   * @param alike true if it does not matter which of the objects {@code x-1}, {@code x-2} … is
   *     where
   */
  record Compare(
      String events,
      Map<String, Object> slack,
      List<String> ignore,
      List<String> cluster,
      boolean alike) {}

  /** The namespace it runs in. */
  String namespace() {
    String name = id.replace('/', '-');
    return name.length() <= 50 ? name : name.substring(0, 50);
  }

  static Script read(Path file) {
    Map<String, Object> root = yaml(file);
    for (String key : root.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(file + ": unknown key " + key + ", known: " + KEYS);
      }
    }
    List<Map<String, Object>> steps = Json.objects(root, "steps");
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(file + ": no steps");
    }
    boolean exclusive =
        Json.at(root, "exclusive") == Boolean.TRUE
            || steps.stream()
                .anyMatch(step -> step.keySet().stream().anyMatch(EXCLUSIVE_STEPS::contains));
    String name = file.getFileName().toString().replace(".yaml", "");
    return new Script(
        file.getParent().getFileName() + "/" + name,
        Json.text(root, "script"),
        strings(root, "spec"),
        strings(root, "controllers"),
        strings(root, "flags"),
        Json.at(root, "kubelet") == Boolean.TRUE,
        exclusive,
        steps,
        compareOf(root));
  }

  @SuppressWarnings("unchecked")
  private static Compare compareOf(Map<String, Object> root) {
    String events = Json.text(root, "compare.events");
    Object slack = Json.at(root, "compare.slack");
    return new Compare(
        events.isEmpty() ? "exact" : events,
        slack instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of(),
        strings(root, "compare.ignore"),
        strings(root, "compare.cluster"),
        Json.at(root, "compare.alike") == Boolean.TRUE);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> yaml(Path file) {
    try {
      Object root =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
      if (root instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
      throw new IllegalArgumentException(file + ": not a mapping");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("reading " + file, e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  static List<String> strings(Object root, String path) {
    List<String> all = new ArrayList<>();
    if (Json.at(root, path) instanceof List<?> list) {
      list.forEach(item -> all.add(String.valueOf(item)));
    }
    return List.copyOf(all);
  }
}
