// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutMathTest {

  @ParameterizedTest(name = "{0} wanted, {1} unavailable, {2} surge")
  @CsvSource({
    // desired, rounded maxUnavailable, rounded surge, want
    "10, 2, 3, 2",
    "2, 0, 0, 1",
    "2, 0, 1, 0",
    "3, 5, 0, 3",
    "0, 5, 0, 0",
    "0, 0, 0, 0",
  })
  void unavailableIsAtLeastOneWithoutSurgeAndAtMostAll(
      int desired, int unavailable, int surge, int want) {
    assertThat(RolloutMath.unavailable(desired, unavailable, surge)).isEqualTo(want);
  }

  @ParameterizedTest(name = "{0} wanted, surge {1}, total {2}, new has {3}")
  @CsvSource({
    // desired, surge, total, size, want
    "10, 3, 10, 0, 3",
    "10, 3, 13, 3, 3",
    "10, 3, 11, 3, 5",
    "10, 3, 4, 3, 10",
    "10, 3, 20, 12, 10",
    "10, 0, 10, 0, 0",
    "10, 0, 9, 0, 1",
    "0, 3, 0, 0, 0",
    "3, 1, 3, 3, 3",
  })
  void newReplicaSetGrowsIntoTheRoomThatSurgeLeaves(
      int desired, int surge, int total, int size, int want) {
    assertThat(RolloutMath.newSize(desired, surge, total, size)).isEqualTo(want);
  }

  @Test
  void unavailableNewReplicasTakeRoomFromOldOnes() {
    assertThat(RolloutMath.roomToShrink(13, 8, 3, 0)).isEqualTo(2);
    assertThat(RolloutMath.roomToShrink(8, 4, 3, 0)).isEqualTo(1);
    assertThat(RolloutMath.roomToShrink(10, 10, 1, 0)).isZero();
  }

  @Test
  void unhealthyReplicasGoFromTheFirstUntilTheRoomIsUsed() {
    assertThat(RolloutMath.unhealthyCuts(1, List.of(5), List.of(2))).containsExactly(1);
    assertThat(RolloutMath.unhealthyCuts(4, List.of(3, 2, 5), List.of(1, 2, 0)))
        .containsExactly(2, 0, 2);
    assertThat(RolloutMath.unhealthyCuts(9, List.of(3, 3), List.of(3, 3))).containsExactly(0, 0);
  }

  @Test
  void healthyReplicasGoFromTheFirstUntilTheQuotaIsUsed() {
    assertThat(RolloutMath.cuts(2, List.of(10))).containsExactly(2);
    assertThat(RolloutMath.cuts(5, List.of(3, 1, 4))).containsExactly(3, 1, 1);
    assertThat(RolloutMath.cuts(-1, List.of(3))).containsExactly(0);
  }

  @ParameterizedTest(name = "{0} of {1} to {2} with {3} before: {4}")
  @CsvSource({
    // size, desired, allowed, before, want
    "8, 20, 26, 13, 8",
    "5, 20, 26, 13, 5",
    "5, 0, 0, 13, -5",
    "5, 10, 10, 0, 0",
    "1, 3, 3, 2, 1",
    "2, 5, 5, 4, 1",
    "1, 1, 1, 2, 0",
  })
  void fractionRoundsHalfAwayFromZero(int size, int desired, int allowed, int before, int want) {
    assertThat(RolloutMath.fraction(size, desired, allowed, before)).isEqualTo(want);
  }

  /**
   * Sizes are given from new to old; the order of shares is by size, then newer first to grow,
   * older to shrink.
   */
  @ParameterizedTest(name = "{0} -> {1}: {4} becomes {5}")
  @CsvSource({
    // old desired, desired, old surge, surge, before, want
    "5, 10, 0, 0, 2 3, 4 6",
    "5, 3, 0, 0, 2 3, 1 2",
    "9, 4, 0, 0, 8 1, 4 0",
    "7, 10, 0, 0, 2 3 2, 3 4 3",
    "13, 8, 0, 0, 2 8 3, 1 5 2",
    "3, 4, 0, 0, 1 1 1, 2 1 1",
    "3, 2, 0, 0, 1 1 1, 1 1 0",
    "4, 5, 0, 0, 2 2, 3 2",
    "6, 0, 0, 0, 3 2 1, 0 0 0",
    "10, 20, 2, 2, 6 6, 11 11",
    "10, 50, 3, 6, 5 8, 22 34",
    "10, 14, 0, 0, 7 3, 10 4",
    "10, 20, 3, 6, 5 8, 10 16",
  })
  void sizesKeepTheirProportion(
      int oldDesired, int desired, int oldSurge, int surge, String before, String want) {
    List<Integer> sizes = numbers(before);
    int allowed = desired > 0 ? desired + surge : 0;
    boolean growing = allowed > sizes.stream().mapToInt(Integer::intValue).sum();
    List<Integer> order =
        IntStream.range(0, sizes.size())
            .boxed()
            .sorted(
                (a, b) -> {
                  int bySize = sizes.get(b) - sizes.get(a);
                  int byAge = growing ? a - b : b - a;
                  return bySize != 0 ? bySize : byAge;
                })
            .toList();
    List<Integer> ordered = order.stream().map(sizes::get).toList();
    List<Integer> fractions =
        ordered.stream()
            .map(
                size -> RolloutMath.fraction(size, desired, desired + surge, oldDesired + oldSurge))
            .toList();

    List<Integer> shares = RolloutMath.proportional(allowed, ordered, fractions);

    Integer[] result = new Integer[sizes.size()];
    for (int i = 0; i < result.length; i++) {
      result[order.get(i)] = shares.get(i);
    }
    assertThat(Arrays.asList(result)).isEqualTo(numbers(want));
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }
}
