// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import engine.sync.OneSync;
import facts.intent.Wake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a sync leaves behind beside writes and events: timers, memory, keys it woke, its end. */
final class Endings {

  private Endings() {}

  static List<Effect> effects(
      OneSync.Ended ended, Scenario scenario, Map<String, Object> controllerBefore) {
    List<Effect> effects = new ArrayList<>();
    ended
        .timers()
        .forEach((name, at) -> effects.add(effect("due", name, Map.of("at", at.toString()))));
    memory("key", scenario.memory(), ended.memory(), effects);
    memory("controller", controllerBefore, ended.controllerMemory(), effects);
    for (Wake wake : ended.wakes()) {
      effects.add(
          effect(
              "wake",
              wake.queue(),
              Map.of(
                  "key", wake.key(), "limited", wake.limited(), "delay", seconds(wake.delay()))));
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("text", ended.text());
    if (ended.delay() != null) {
      details.put("delay", seconds(ended.delay()));
    }
    effects.add(effect("end", ended.end(), details));
    return effects;
  }

  private static void memory(
      String level, Map<String, Object> before, Map<String, Object> after, List<Effect> effects) {
    after.forEach(
        (name, value) -> {
          Object earlier = before.get(name);
          if (Objects.equals(earlier, value)) {
            return;
          }
          if (value instanceof java.util.Set<?> set && earlier instanceof java.util.Set<?> known) {
            set.stream()
                .filter(item -> !known.contains(item))
                .forEach(
                    item ->
                        effects.add(
                            effect("remember", name, Map.of("value", item, "level", level))));
            return;
          }
          effects.add(effect("remember", name, Map.of("value", value, "level", level)));
        });
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> effects.add(effect("forget", name, Map.of("level", level))));
  }

  private static String seconds(java.time.Duration duration) {
    return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  private static Effect effect(String verb, String about, Map<String, Object> details) {
    return new Effect(List.of(verb), about, "", "", false, details, Map.of());
  }
}
