// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.Map;

/** Prints differences per script, then a table, then the count. */
final class Report {
  private Report() {}

  static void print(Map<Script, Verdict> verdicts) {
    verdicts.forEach(
        (script, verdict) -> {
          if (!verdict.passed()) {
            System.out.println("\nFAILED " + script.id() + ": " + script.title());
            System.out.print(verdict.shown());
          }
        });
    System.out.printf(
        "%n%-52s %-7s %10s %10s %12s %12s%n",
        "script", "result", "reference", "ours", "writes ref.", "writes ours");
    verdicts.forEach(
        (script, verdict) ->
            System.out.printf(
                "%-52s %-7s %10s %10s %12s %12s%n",
                script.id(),
                verdict.passed() ? "passed" : "FAILED",
                verdict.real().seconds(),
                verdict.ours().seconds(),
                writes(verdict.real()),
                writes(verdict.ours())));
    long passed = verdicts.values().stream().filter(Verdict::passed).count();
    System.out.printf("%d passed, %d failed%n", passed, verdicts.size() - passed);
  }

  private static String writes(Run run) {
    Snapshot snapshot = run.snapshot();
    return snapshot == null
        ? "-"
        : String.valueOf(snapshot.writes().values().stream().mapToInt(Integer::intValue).sum());
  }
}
