// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names that someone probably meant. */
final class Nearest {

  private static final int SHOWN = 3;

  private Nearest() {}

  /**
   * {@code did you mean a, b?}, or all names when none is near and they are few; empty when nothing
   * helps.
   */
  static String hint(String written, Collection<String> names) {
    List<String> near =
        names.stream()
            .distinct()
            .filter(name -> distance(written, name) <= Math.max(2, written.length() / 3))
            .sorted(
                Comparator.comparingInt((String name) -> distance(written, name))
                    .thenComparing(name -> name))
            .limit(SHOWN)
            .toList();
    if (!near.isEmpty()) {
      return "did you mean " + String.join(", ", near) + "?";
    }
    return names.isEmpty() || names.size() > 24
        ? ""
        : "there is " + names.stream().distinct().sorted().collect(Collectors.joining(", "));
  }

  /** Edit distance without regard to case. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
