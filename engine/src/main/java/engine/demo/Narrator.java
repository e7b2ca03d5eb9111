// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import engine.journal.Decision;
import engine.journal.Entry;
import engine.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells what the rules decide as they decide it: what, by which rule, where that stands, and why
 * the first time it speaks.
 */
final class Narrator {
  private static final String INDENT = "         ";

  private final Screen screen;
  private final Clock clock;
  private final Map<String, String> docs = new HashMap<>();
  private final Set<String> explained = new HashSet<>();
  private final Map<String, Map<String, Integer>> spoken = new TreeMap<>();
  private boolean telling;
  private long startNanos;
  private long heardNanos;

  /** Counts, but is silent at first. */
  Narrator(Screen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
  }

  /**
   * Tells from now on; times count from now.
   *
   * @param reasons one sentence for each rule
   */
  synchronized void begin(Map<String, String> reasons) {
    docs.putAll(reasons);
    telling = true;
    startNanos = clock.nanos();
  }

  /** Takes what one sync decided. */
  synchronized void hear(Entry entry) {
    for (Decision decision : entry.decisions()) {
      spoken
          .computeIfAbsent(entry.controller(), name -> new TreeMap<>())
          .merge(decision.rule(), 1, Integer::sum);
    }
    heardNanos = clock.nanos();
    if (!telling) {
      return;
    }
    Row.of(entry).forEach(this::tell);
    for (String outcome : entry.outcomes()) {
      if (outcome.contains(": failed")) {
        line('!', outcome, Screen.Look.BAD);
      }
    }
  }

  /** How long nothing has been decided. */
  synchronized Duration quiet() {
    return Duration.ofNanos(clock.nanos() - heardNanos);
  }

  private void tell(Row row) {
    Screen.Look look =
        switch (row.sign()) {
          case '+' -> Screen.Look.GOOD;
          case '-' -> Screen.Look.BAD;
          case '~' -> Screen.Look.CHANGE;
          default -> Screen.Look.PLAIN;
        };
    line(row.sign(), row.text(), look);
    List<Decision> known = new ArrayList<>();
    for (Decision decision : row.rules()) {
      if (explained.add(decision.rule())) {
        rule(decision);
        screen.wrapped(INDENT, docs.getOrDefault(decision.rule(), ""), Screen.Look.DIM);
      } else {
        known.add(decision);
      }
    }
    if (known.size() == 1) {
      rule(known.get(0));
    } else if (!known.isEmpty()) {
      String names = String.join(", ", known.stream().map(Decision::rule).toList());
      screen.wrapped(INDENT, names, Screen.Look.RULE);
    }
  }

  private void rule(Decision decision) {
    int columns = Screen.WIDTH - INDENT.length() - decision.rule().length() - 2;
    String at = decision.at();
    screen.line(
        INDENT
            + screen.in(Screen.Look.RULE, decision.rule())
            + (at.length() > columns ? "\n" + INDENT : "  ")
            + screen.in(Screen.Look.DIM, at));
  }

  private void line(char sign, String text, Screen.Look look) {
    String shown = Screen.cut(sign + " " + text, Screen.WIDTH - 7);
    double seconds = (clock.nanos() - startNanos) / 1e9;
    screen.line(String.format(Locale.ROOT, "%6.2f ", seconds) + screen.in(look, shown));
  }

  /** How many rules of each controller spoke, and how often. */
  synchronized Map<String, String> summary() {
    Map<String, String> summary = new LinkedHashMap<>();
    spoken.forEach(
        (controller, rules) -> {
          int times = rules.values().stream().mapToInt(Integer::intValue).sum();
          summary.put(controller, rules.size() + " rule(s), " + times + " decision(s)");
        });
    return summary;
  }
}
