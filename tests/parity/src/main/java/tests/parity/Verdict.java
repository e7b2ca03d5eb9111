// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.List;

/** What the comparison of one script's two runs came to. */
record Verdict(List<String> differences, Run real, Run ours) {
  private static final int SHOWN = 80;
  private static final int WIDTH = 600;

  boolean passed() {
    return differences.isEmpty();
  }

  /** The first differences, each line short enough to read. */
  String shown() {
    StringBuilder text = new StringBuilder();
    for (String line : differences.subList(0, Math.min(SHOWN, differences.size()))) {
      text.append("  ").append(line, 0, Math.min(WIDTH, line.length())).append('\n');
    }
    if (differences.size() > SHOWN) {
      text.append("  … ").append(differences.size() - SHOWN).append(" more lines\n");
    }
    return text.toString();
  }
}
