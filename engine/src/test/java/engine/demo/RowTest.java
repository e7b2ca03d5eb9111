// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import engine.journal.Decision;
import engine.journal.Entry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {

  private static Decision decision(String rule, String intent) {
    return new Decision(rule, "rules/x.drl:1", List.of(), intent);
  }

  private static List<Row> rows(List<String> outcomes, Decision... decisions) {
    return Row.of(new Entry(Instant.EPOCH, "c", "q", "k", List.of(decisions), outcomes, "ok", ""));
  }

  @Test
  void whatIsSaidOfOneStatusIsOneRow() {
    List<Row> rows =
        rows(
            List.of("change Pod a/b: done"),
            decision("r/one", "change Pod a/b status: status.x = 1"),
            decision("r/two", "change Pod a/b status: status.y = 2"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).sign()).isEqualTo('~');
    assertThat(rows.get(0).text()).isEqualTo("Pod a/b status: x = 1, y = 2");
    assertThat(rows.get(0).rules()).extracting(Decision::rule).containsExactly("r/one", "r/two");
  }

  @Test
  void manyDecisionsOfOneRuleAreCounted() {
    List<Row> rows =
        rows(
            List.of(),
            decision("r/one", "delete every Pod in a"),
            decision("r/one", "delete every Job in a"),
            decision("r/two", "delete every Foo in a"));
    assertThat(rows)
        .extracting(Row::text)
        .containsExactly("every Pod in a, and 1 more", "every Foo in a");
  }

  @Test
  void whatChangedNothingAndTimersAreNotTold() {
    List<Row> rows =
        rows(
            List.of("change Pod a/b: unchanged"),
            decision("r/one", "change Pod a/b status: status.x = 1"),
            decision("r/two", "due again at 2030-01-01T00:00:00Z (x)"),
            decision("r/three", "change Pod a/bc: spec.x = 1"));
    assertThat(rows).extracting(Row::text).containsExactly("Pod a/bc: spec.x = 1");
  }
}
