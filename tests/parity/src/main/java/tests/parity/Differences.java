// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tests.cluster.Json;

/** Compares what two runs of a script left. */
final class Differences {
  /**
   * Refused writes (conflicts) depend on who is faster; so many more than twice the reference's are
   * let through.
   */
  private static final int REFUSED_SLACK = 5;

  private Differences() {}

  static List<String> between(Script script, Run real, Run ours) {
    List<String> lines = new ArrayList<>();
    if (!real.error().isEmpty()) {
      lines.add("reference failed: " + real.error());
    }
    if (!ours.error().isEmpty()) {
      lines.add("ours failed: " + ours.error());
    }
    Snapshot want = real.snapshot();
    Snapshot have = ours.snapshot();
    if (want == null || have == null) {
      return lines;
    }
    objects(want.objects(), have.objects(), lines);
    events(want.events(), have.events(), lines);
    writes(script, want, have, lines);
    return lines;
  }

  private static void objects(
      Map<String, Integer> want, Map<String, Integer> have, List<String> lines) {
    Map<String, List<String>> missing = surplus(want, have);
    Map<String, List<String>> added = surplus(have, want);
    TreeSet<String> names = new TreeSet<>(missing.keySet());
    names.addAll(added.keySet());
    for (String name : names) {
      List<String> left = new ArrayList<>(missing.getOrDefault(name, List.of()));
      List<String> right = new ArrayList<>(added.getOrDefault(name, List.of()));
      while (!left.isEmpty() && !right.isEmpty()) {
        lines.add("object " + name + " differs");
        lines.addAll(lineDifference(left.remove(0), right.remove(0)));
      }
      left.forEach(object -> lines.add("object " + name + ": only the reference has it"));
      right.forEach(
          object -> {
            lines.add("object " + name + ": only ours has it");
            lines.add(object);
          });
    }
  }

  private static void events(
      Map<String, Integer> want, Map<String, Integer> have, List<String> lines) {
    TreeSet<String> all = new TreeSet<>(want.keySet());
    all.addAll(have.keySet());
    for (String event : all) {
      int expected = want.getOrDefault(event, 0);
      int got = have.getOrDefault(event, 0);
      if (expected != got) {
        lines.add(
            "event seen "
                + expected
                + " times with the reference, "
                + got
                + " with ours: "
                + Json.write(Json.parse(event)));
      }
    }
  }

  private static void writes(Script script, Snapshot want, Snapshot have, List<String> lines) {
    have.writes()
        .forEach(
            (what, count) -> {
              int allowed = want.writes().getOrDefault(what, 0);
              int slack =
                  script.compare().slack().get(what) instanceof Number number
                      ? number.intValue()
                      : 0;
              if (count > allowed + slack) {
                lines.add(
                    "writes \""
                        + what
                        + "\": ours "
                        + count
                        + ", the reference "
                        + allowed
                        + (slack == 0 ? "" : " + slack " + slack));
              }
            });
    have.failures()
        .forEach(
            (what, count) -> {
              int allowed = want.failures().getOrDefault(what, 0) * 2 + REFUSED_SLACK;
              if (count > allowed) {
                lines.add(
                    "refused writes \"" + what + "\": ours " + count + ", at most " + allowed);
              }
            });
  }

  private static Map<String, List<String>> surplus(
      Map<String, Integer> of, Map<String, Integer> over) {
    Map<String, List<String>> surplus = new TreeMap<>();
    of.forEach(
        (object, count) -> {
          int more = count - over.getOrDefault(object, 0);
          Map<String, Object> parsed = Json.parse(object);
          String name =
              Json.text(parsed, "kind")
                  + " "
                  + Json.text(parsed, "metadata.namespace")
                  + "/"
                  + Json.text(parsed, "metadata.name");
          for (int i = 0; i < more; i++) {
            surplus.computeIfAbsent(name, key -> new ArrayList<>()).add(object);
          }
        });
    return surplus;
  }

  /**
   * The lines that differ, each with its path's last known lines around left out: {@code -}
   * reference, {@code +} ours.
   */
  private static List<String> lineDifference(String left, String right) {
    List<String> from = Arrays.asList(left.split("\n", -1));
    List<String> to = Arrays.asList(right.split("\n", -1));
    int[][] common = new int[from.size() + 1][to.size() + 1];
    for (int i = from.size() - 1; i >= 0; i--) {
      for (int j = to.size() - 1; j >= 0; j--) {
        common[i][j] =
            from.get(i).equals(to.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < from.size() || j < to.size()) {
      if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
        i++;
        j++;
      } else if (j >= to.size() || (i < from.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("  - " + from.get(i++));
      } else {
        lines.add("  + " + to.get(j++));
      }
    }
    return lines;
  }
}
