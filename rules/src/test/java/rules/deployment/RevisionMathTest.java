// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionMathTest {

  @Test
  void missingRevisionIsZeroAndTextIsNone() {
    assertThat(RevisionMath.revision(Map.of())).hasValue(0);
    assertThat(RevisionMath.revision(Map.of(RevisionMath.REVISION, "7"))).hasValue(7);
    assertThat(RevisionMath.revision(Map.of(RevisionMath.REVISION, "seven"))).isEmpty();
  }

  @Test
  void highestIgnoresWhatIsNoNumber() {
    assertThat(
            RevisionMath.highest(
                List.of(OptionalLong.of(2), OptionalLong.empty(), OptionalLong.of(5))))
        .isEqualTo(5);
    assertThat(RevisionMath.highest(List.of())).isZero();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"1 2 3, 2", "3 1 2, 2", "3 3, 3", "4 2 4, 4", "5, 0", "0 1, 0", "'', 0"})
  void secondHighestIsTheHighestWhenTwoHaveIt(String revisions, long want) {
    List<OptionalLong> all = Arrays.stream(revisions.split(" ")).map(RevisionMath::number).toList();
    assertThat(RevisionMath.secondHighest(all)).isEqualTo(want);
  }

  @ParameterizedTest(name = "''{0}'' and {1} within {2}: {3}")
  @CsvSource({
    "'', 1, 2000, 1",
    "1, 3, 2000, '1,3'",
    "'1,3', 5, 2000, '1,3,5'",
    "'1,3', 5, 4, '3,5'",
    "'1,3', 5, 3, '3,5'",
    "'1,3', 555, 3, 555",
    "'1,3', 5555, 3, '1,3'",
  })
  void oldestRevisionsLeaveAHistoryThatIsTooLong(
      String history, String former, int limit, String want) {
    assertThat(RevisionMath.withFormer(history, former, limit)).isEqualTo(want);
  }
}
