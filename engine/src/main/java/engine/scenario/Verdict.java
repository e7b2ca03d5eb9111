// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a sync did with what its scenario says. */
final class Verdict {
  private static final Set<String> OPTIONAL =
      Set.of("event", "due", "wake", "remember", "forget", "measure", "end");

  private final Scenario scenario;
  private final List<Effect> effects;
  private final Set<String> fired;
  private final List<String> problems = new ArrayList<>();

  Verdict(Scenario scenario, List<Effect> effects, Set<String> fired) {
    this.scenario = scenario;
    this.effects = effects;
    this.fired = fired;
  }

  List<String> problems() {
    List<Effect> left = new ArrayList<>(effects);
    for (Map<String, Object> line : scenario.then()) {
      int times = line.get("times") instanceof Number number ? number.intValue() : 1;
      for (int i = 0; i < times; i++) {
        take(line, left);
      }
    }
    left.stream().filter(Effect::write).forEach(effect -> problems.add("not expected: " + effect));
    boolean failed =
        left.stream()
            .anyMatch(effect -> effect.verbs().contains("end") && effect.kind().equals("error"));
    if (failed && scenario.then().stream().noneMatch(line -> line.containsKey("end"))) {
      problems.add("the sync failed, and no line says so: " + ending());
    }
    for (Map<String, Object> line : scenario.never()) {
      effects.stream()
          .filter(effect -> Matching.matches(line, effect))
          .forEach(effect -> problems.add("must never happen: " + effect));
    }
    scenario.fires().stream()
        .filter(rule -> !fired.contains(rule))
        .forEach(rule -> problems.add("did not fire: " + rule));
    scenario.silent().stream()
        .filter(fired::contains)
        .forEach(rule -> problems.add("is not silent: " + rule));
    return problems;
  }

  /**
   * Finds the effect of a line. Writes come in the order of the lines; only writes of one rule have
   * no order among themselves.
   */
  private void take(Map<String, Object> line, List<Effect> left) {
    boolean ordered = !OPTIONAL.contains(line.keySet().iterator().next());
    String firstRule = null;
    for (Effect effect : left) {
      if (ordered && !effect.write()) {
        continue;
      }
      if (ordered && firstRule != null && !firstRule.equals(effect.rule())) {
        break;
      }
      if (Matching.matches(line, effect)) {
        left.remove(effect);
        return;
      }
      firstRule = ordered ? effect.rule() : null;
    }
    problems.add("did not happen: " + line + "; there was " + shown(left));
  }

  private String ending() {
    return effects.get(effects.size() - 1).toString();
  }

  private static String shown(List<Effect> left) {
    return left.isEmpty()
        ? "nothing"
        : left.stream().map(Effect::toString).collect(Collectors.joining("; "));
  }
}
