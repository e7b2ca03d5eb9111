// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import engine.journal.Decision;
import engine.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells what the rules decide, a decision at a time; counts what it does not tell. */
final class Narrator {
  private static final String INDENT = "         ";

  private final Screen screen;
  private final Instant start;
  private final Map<String, String> docs = new LinkedHashMap<>();
  private final Set<String> explained = new HashSet<>();
  private final Map<String, Map<String, Integer>> spoken = new TreeMap<>();
  private boolean telling;

  /**
   * Silent at first.
   *
   * @param start the moment that times count from
   */
  Narrator(Screen screen, Instant start) {
    this.screen = screen;
    this.start = start;
  }

  /** Tells from now on. */
  synchronized void begin(Map<String, String> reasons) {
    docs.putAll(reasons);
    telling = true;
  }

  /** Takes what one sync decided. */
  synchronized void hear(Entry entry) {
    String told = "";
    for (Decision decision : entry.decisions()) {
      spoken
          .computeIfAbsent(entry.controller(), name -> new TreeMap<>())
          .merge(decision.rule(), 1, Integer::sum);
      String line = decision.rule() + decision.intent();
      if (telling && isWorthTelling(decision.intent()) && !line.equals(told)) {
        tell(entry, decision);
      }
      told = line;
    }
    for (String outcome : entry.outcomes()) {
      if (telling && outcome.contains(": failed")) {
        row(entry.at(), '!', outcome, Screen.Look.BAD);
      }
    }
  }

  /** Timers and memories are for the engine alone. */
  private static boolean isWorthTelling(String intent) {
    return intent.startsWith("create ")
        || intent.startsWith("change ")
        || intent.startsWith("delete ")
        || intent.startsWith("event ");
  }

  private void tell(Entry entry, Decision decision) {
    String intent = decision.intent();
    char sign = sign(intent);
    Screen.Look look =
        switch (sign) {
          case '+' -> Screen.Look.GOOD;
          case '-' -> Screen.Look.BAD;
          case '~' -> Screen.Look.CHANGE;
          default -> Screen.Look.PLAIN;
        };
    row(entry.at(), sign, intent.substring(intent.indexOf(' ') + 1), look);
    boolean first = explained.add(decision.rule());
    screen.line(
        INDENT
            + screen.in(Screen.Look.RULE, decision.rule())
            + "  "
            + screen.in(Screen.Look.DIM, decision.at()));
    if (first && docs.containsKey(decision.rule())) {
      screen.wrapped(INDENT, docs.get(decision.rule()), Screen.Look.DIM);
    }
  }

  private static char sign(String intent) {
    return switch (intent.charAt(1)) {
      case 'r' -> '+';
      case 'h' -> '~';
      case 'e' -> '-';
      default -> '!';
    };
  }

  private void row(Instant at, char sign, String text, Screen.Look look) {
    screen.line(
        String.format(Locale.ROOT, "%6.2f ", seconds(at))
            + screen.in(look, sign + " " + Screen.cut(text, Screen.WIDTH - 9)));
  }

  private double seconds(Instant at) {
    return Duration.between(start, at).toMillis() / 1000.0;
  }

  /** How often the rules of each controller spoke, and how many of them did. */
  synchronized Map<String, String> summary() {
    Map<String, String> summary = new LinkedHashMap<>();
    spoken.forEach(
        (controller, rules) ->
            summary.put(
                controller,
                rules.size()
                    + " rules decided "
                    + rules.values().stream().mapToInt(Integer::intValue).sum()
                    + " things"));
    return summary;
  }

  /** The controllers that decided something. */
  synchronized Set<String> controllers() {
    return new TreeSet<>(spoken.keySet());
  }
}
