// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
  private static final String POD = "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"}}";
  private static final String LABELLED =
      "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"},\n\"labels\":{}}";
  private static final String EVENT = "{\"reason\":\"Created\"}";

  @Test
  void equalRunsDifferInNothing() {
    assertThat(between(left(Map.of(POD, 2)), left(Map.of(POD, 2)))).isEmpty();
  }

  @Test
  void oneObjectTooFewIsSeen() {
    assertThat(between(left(Map.of(POD, 2)), left(Map.of(POD, 1))))
        .containsExactly("object Pod /web: only the reference has it");
  }

  @Test
  void aChangedObjectIsShownByItsLines() {
    assertThat(between(left(Map.of(POD, 1)), left(Map.of(LABELLED, 1))))
        .contains("object Pod /web differs", "  + \"labels\":{}}");
  }

  @Test
  void anEventMoreIsSeen() {
    Snapshot none = new Snapshot(Map.of(), Map.of(), Map.of(), Map.of());
    Snapshot one = new Snapshot(Map.of(), Map.of(EVENT, 1), Map.of(), Map.of());
    assertThat(between(none, one)).hasSize(1).first().asString().contains("0 times", "1 with ours");
  }

  @Test
  void moreWritesThanTheReferenceFailAndFewerPass() {
    assertThat(between(wrote(2), wrote(3)))
        .containsExactly("writes \"update pods\": ours 3, the reference 2");
    assertThat(between(wrote(3), wrote(2))).isEmpty();
  }

  @Test
  void aFailedStepIsADifference() {
    Run failed = new Run(null, "step wait: not within 40 s", 1);
    assertThat(Differences.between(script(), run(wrote(1)), failed))
        .containsExactly("ours failed: step wait: not within 40 s");
  }

  private static List<String> between(Snapshot real, Snapshot ours) {
    return Differences.between(script(), run(real), run(ours));
  }

  private static Snapshot left(Map<String, Integer> objects) {
    return new Snapshot(objects, Map.of(), Map.of(), Map.of());
  }

  private static Snapshot wrote(int count) {
    return new Snapshot(Map.of(), Map.of(), Map.of("update pods", count), Map.of());
  }

  private static Run run(Snapshot snapshot) {
    return new Run(snapshot, "", 1);
  }

  private static Script script() {
    return new Script(
        "x/y",
        "",
        List.of(),
        List.of(),
        List.of(),
        false,
        false,
        List.of(),
        new Script.Compare("exact", Map.of(), List.of(), List.of(), false));
  }
}
