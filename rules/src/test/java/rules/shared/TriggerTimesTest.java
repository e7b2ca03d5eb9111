// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TriggerTimesTest {
  private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(10);
  private static final Instant T2 = T0.plusSeconds(20);

  @Test
  void firstSyncTakesTheCreationOfTheService() {
    assertThat(new TriggerTimes(T1, Map.of("a", T0)).changedSince(null)).isEqualTo(T1);
  }

  @Test
  void earliestChangeOfAPodCounts() {
    TriggerTimes before = new TriggerTimes(T0, Map.of("a", T0));
    assertThat(new TriggerTimes(T0, Map.of("a", T2, "new", T1)).changedSince(before)).isEqualTo(T1);
  }

  @Test
  void recreatedServiceCounts() {
    assertThat(new TriggerTimes(T2, Map.of()).changedSince(new TriggerTimes(T0, Map.of())))
        .isEqualTo(T2);
  }

  @Test
  void nothingNewIsNoTrigger() {
    TriggerTimes before = new TriggerTimes(T0, Map.of("a", T1, "gone", T0));
    assertThat(new TriggerTimes(T0, Map.of("a", T1)).changedSince(before)).isNull();
    assertThat(new TriggerTimes(T0, Map.of("a", T0)).changedSince(before)).isNull();
  }

  @Test
  void readsMemoryThatIsGivenAsData() {
    TriggerTimes times = new TriggerTimes(T0, Map.of("a", T1));
    assertThat(
            TriggerTimes.remembered(
                Map.of("service", T0.toString(), "pods", Map.of("a", T1.toString()))))
        .isEqualTo(times);
    assertThat(TriggerTimes.remembered(times)).isSameAs(times);
    assertThat(TriggerTimes.remembered(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2030-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
    "2030-01-01T00:00:00.100Z, 2030-01-01T00:00:00.1Z",
    "2030-01-01T00:00:00.000000120Z, 2030-01-01T00:00:00.00000012Z",
  })
  void textHasNoTrailingZeros(String time, String want) {
    assertThat(TriggerTimes.text(Instant.parse(time))).isEqualTo(want);
  }
}
