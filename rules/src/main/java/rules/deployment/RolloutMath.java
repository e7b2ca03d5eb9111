// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import java.util.Arrays;
import java.util.List;

/**
 * How many replicas each ReplicaSet of a rolling update gets.
 *
 * <p>Lists are in the order in which ReplicaSets give up replicas; results are in the same order.
 *
 * @unit replicas
 * @source deployment-controller.md 3.1, 3.3, Kubernetes 1.37
 */
final class RolloutMath {

  private RolloutMath() {}

  /**
   * Replicas that may be missing, from the rounded fields.
   *
   * @param desired replicas that the Deployment wants
   * @param maxUnavailable already rounded down
   * @param surge already rounded up
   * @return 0 to {@code desired}; at least 1 of any when there is no surge, or nothing could ever
   *     move
   */
  static int unavailable(int desired, int maxUnavailable, int surge) {
    if (desired == 0) {
      return 0;
    }
    int budget = surge == 0 && maxUnavailable == 0 ? 1 : maxUnavailable;
    return Math.min(budget, desired);
  }

  /**
   * Size of the new ReplicaSet in a rolling update.
   *
   * @param desired replicas that the Deployment wants
   * @param surge replicas that may be there beyond {@code desired}
   * @param total wanted replicas of all ReplicaSets, the new one included
   * @param size wanted replicas of the new one, 0 when it does not exist yet
   */
  static int newSize(int desired, int surge, int total, int size) {
    if (size >= desired) {
      return desired;
    }
    int room = desired + surge - total;
    return room <= 0 ? size : size + Math.min(room, desired - size);
  }

  /**
   * Replicas that all ReplicaSets together may lose without fewer available ones than allowed, if
   * every unhealthy one were an old one; not below 0.
   */
  static int roomToShrink(int total, int minAvailable, int newSize, int newAvailable) {
    return Math.max(0, total - minAvailable - (newSize - newAvailable));
  }

  /**
   * Unhealthy replicas that each old ReplicaSet gives up.
   *
   * @param room most that may go in all
   * @param sizes wanted replicas of each
   * @param available available replicas of each
   */
  static List<Integer> unhealthyCuts(int room, List<Integer> sizes, List<Integer> available) {
    Integer[] cuts = new Integer[sizes.size()];
    int left = room;
    for (int i = 0; i < cuts.length; i++) {
      // More available replicas than wanted ones: a scale-down is still under way, nothing
      // unhealthy is left.
      int cut = Math.max(0, Math.min(left, sizes.get(i) - available.get(i)));
      cuts[i] = cut;
      left -= cut;
    }
    return Arrays.asList(cuts);
  }

  /**
   * Replicas that each old ReplicaSet gives up because enough others are available.
   *
   * @param quota available replicas beyond the minimum; 0 or less for none
   * @param sizes wanted replicas of each, unhealthy ones already given up
   */
  static List<Integer> cuts(int quota, List<Integer> sizes) {
    Integer[] cuts = new Integer[sizes.size()];
    int left = Math.max(0, quota);
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = Math.min(left, sizes.get(i));
      left -= cuts[i];
    }
    return Arrays.asList(cuts);
  }

  /**
   * Replicas that one ReplicaSet gains or loses when a Deployment is scaled in the middle of a
   * rollout.
   *
   * @param size its wanted replicas
   * @param desired replicas that the Deployment wants now
   * @param allowed {@code desired} and the surge
   * @param before what was allowed when it was last sized; 0 when unknown
   */
  static int fraction(int size, int desired, int allowed, int before) {
    if (desired == 0) {
      return -size;
    }
    if (before == 0) {
      return 0;
    }
    // The product wraps in 32 bits, as the reference's does.
    double exact = (double) (size * allowed) / before;
    return (int) halfAwayFromZero(exact) - size;
  }

  /**
   * Sizes of the active ReplicaSets when a Deployment is scaled in the middle of a rollout.
   *
   * @param allowed replicas that all may have together
   * @param sizes wanted replicas of each, in the order in which they get their share
   * @param fractions what each should gain or lose
   * @return new sizes; the first takes what rounding leaves over
   */
  static List<Integer> proportional(int allowed, List<Integer> sizes, List<Integer> fractions) {
    int add = allowed - sizes.stream().mapToInt(Integer::intValue).sum();
    Integer[] result = sizes.toArray(Integer[]::new);
    int added = 0;
    for (int i = 0; i < result.length; i++) {
      int share =
          add > 0
              ? Math.min(fractions.get(i), add - added)
              : Math.max(fractions.get(i), add - added);
      if (add == added) {
        share = 0;
      }
      result[i] += share;
      added += share;
    }
    if (result.length > 0) {
      result[0] = Math.max(0, result[0] + add - added);
    }
    return Arrays.asList(result);
  }

  private static double halfAwayFromZero(double value) {
    return Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
  }
}
