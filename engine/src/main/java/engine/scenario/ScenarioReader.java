// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import engine.definition.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads scenario files; times such as {@code +30s} become moments relative to the scenario's clock.
 */
public final class ScenarioReader {
  private static final Instant CLOCK = Instant.parse("2030-01-01T00:00:00Z");
  private static final Pattern RELATIVE = Pattern.compile("[+-](\\d+(\\.\\d+)?(ms|s|m|h))+");
  private static final Set<String> KNOWN =
      Set.of(
          "scenario",
          "spec",
          "since",
          "clock",
          "settings",
          "gates",
          "given",
          "gone",
          "memory",
          "controller-memory",
          "queue",
          "key",
          "answers",
          "then",
          "never",
          "fires",
          "silent");

  private ScenarioReader() {}

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @param folder the controller's folder
   * @throws ScenarioException if it is no scenario file
   */
  public static List<Scenario> read(String file, String folder, String text) {
    List<Scenario> scenarios = new ArrayList<>();
    try {
      int number = 0;
      for (Object document :
          new Load(LoadSettings.builder().setLabel(file).build()).loadAllFromString(text)) {
        number++;
        scenarios.add(scenario(file + " #" + number, folder, map(file, "the document", document)));
      }
    } catch (YamlEngineException e) {
      throw new ScenarioException("reading " + file + ": " + e.getMessage());
    }
    return scenarios;
  }

  private static Scenario scenario(String origin, String folder, Map<String, Object> raw) {
    for (String field : raw.keySet()) {
      if (!KNOWN.contains(field)) {
        throw new ScenarioException(
            origin + ": " + field + " is not known; allowed: " + KNOWN.stream().sorted().toList());
      }
    }
    Instant clock =
        raw.get("clock") == null ? CLOCK : Instant.parse(String.valueOf(raw.get("clock")));
    Map<String, Object> fields = map(origin, "the document", resolved(raw, clock));
    if (fields.get("scenario") == null || fields.get("key") == null || !raw.containsKey("then")) {
      throw new ScenarioException(origin + ": scenario, key and then are needed");
    }
    Object gone = fields.get("gone");
    Object queue = fields.get("queue");
    return new Scenario(
        origin,
        folder,
        String.valueOf(fields.get("scenario")),
        clock,
        mapOrEmpty(origin, "settings", fields),
        mapOrEmpty(origin, "gates", fields),
        list(origin, "given", fields),
        gone == null ? null : map(origin, "gone", gone),
        mapOrEmpty(origin, "memory", fields),
        mapOrEmpty(origin, "controller-memory", fields),
        queue == null ? null : String.valueOf(queue),
        String.valueOf(fields.get("key")),
        list(origin, "answers", fields),
        list(origin, "then", fields),
        list(origin, "never", fields),
        List.copyOf(mapOrEmpty(origin, "fires", fields).keySet()),
        List.copyOf(mapOrEmpty(origin, "silent", fields).keySet()));
  }

  /** Numbers become Longs, relative times become moments. */
  private static @Nullable Object resolved(@Nullable Object value, Instant clock) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), resolved(item, clock)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(resolved(item, clock)));
      return copy;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof String text && RELATIVE.matcher(text).matches()) {
      Duration offset = Durations.parse(text.startsWith("+") ? text.substring(1) : text);
      return offset == null ? text : clock.plus(offset).toString();
    }
    return value;
  }

  private static Map<String, Object> mapOrEmpty(
      String origin, String field, Map<String, Object> fields) {
    Object value = fields.get(field);
    return value == null ? Map.of() : map(origin, field, value);
  }

  private static List<Map<String, Object>> list(
      String origin, String field, Map<String, Object> fields) {
    Object value = fields.get(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      throw new ScenarioException(origin + ": " + field + " is no list");
    }
    List<Map<String, Object>> maps = new ArrayList<>();
    items.forEach(item -> maps.add(map(origin, "an item of " + field, item)));
    return maps;
  }

  @SuppressWarnings("unchecked") // keys are made texts by resolved()
  private static Map<String, Object> map(String origin, String what, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new ScenarioException(origin + ": " + what + " is no mapping");
  }
}
