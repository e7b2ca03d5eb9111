// SPDX-License-Identifier: Apache-2.0
package rules.replicaset;

import facts.core.Pod;
import facts.derived.RankedPod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pod is given up first.
 *
 * @source 00-common.md C6.1, Kubernetes 1.37
 */
public final class PodRanking {
  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
  private static final Pattern COST = Pattern.compile("0|-?[1-9]\\d{0,9}|-0");
  private static final Map<String, Integer> PHASES =
      Map.of("Pending", 0, "Unknown", 1, "Running", 2);

  private PodRanking() {}

  /**
   * Ranks pods.
   *
   * @param pods the active pods of the owner
   * @param related active pods of the owner and its siblings; more of them on a node make a pod of
   *     that node go earlier
   * @param costs whether the annotation of a pod's deletion cost counts
   * @return the pods, the one that goes first at place 0
   */
  public static List<RankedPod> rank(
      Collection<Pod> pods, Collection<Pod> related, boolean costs, Instant now) {
    Map<String, Integer> onNode = new HashMap<>();
    related.stream()
        .filter(Pod::isActive)
        .forEach(pod -> onNode.merge(pod.getNodeName(), 1, Integer::sum));
    List<Pod> sorted = new ArrayList<>(pods);
    sorted.sort(order(onNode, costs, now));
    List<RankedPod> ranked = new ArrayList<>();
    for (int place = 0; place < sorted.size(); place++) {
      ranked.add(new RankedPod(sorted.get(place), place));
    }
    return ranked;
  }

  private static Comparator<Pod> order(Map<String, Integer> onNode, boolean costs, Instant now) {
    return Comparator.<Pod, Boolean>comparing(pod -> !pod.getNodeName().isEmpty())
        .thenComparing(pod -> PHASES.getOrDefault(pod.getPhase(), 0))
        .thenComparing(Pod::isReady)
        .thenComparing(pod -> costs ? cost(pod) : 0)
        .thenComparing(pod -> -onNode.getOrDefault(pod.getNodeName(), 0))
        .thenComparing(
            (one, other) ->
                one.isReady() && other.isReady()
                    ? age(one, one.getReadyChanged(), other, other.getReadyChanged(), now)
                    : 0)
        .thenComparing(pod -> -pod.getRestarts())
        .thenComparing(pod -> -pod.getSidecarRestarts())
        .thenComparing(
            (one, other) ->
                age(one, one.getCreationTimestamp(), other, other.getCreationTimestamp(), now))
        .thenComparing(Pod::getName);
  }

  /** Younger first, but only by orders of magnitude; within one the lower uid goes first. */
  private static int age(
      Pod one, @Nullable Instant first, Pod other, @Nullable Instant second, Instant now) {
    if (first == null || second == null) {
      return Boolean.compare(first != null, second != null);
    }
    if (first.equals(second)) {
      return 0;
    }
    int magnitudes = Integer.compare(magnitude(first, now), magnitude(second, now));
    return magnitudes != 0 ? magnitudes : one.getUid().compareTo(other.getUid());
  }

  /** The base-2 logarithm of an age in nanoseconds, rounded down; -1 for the future. */
  static int magnitude(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    if (age.isNegative() || age.isZero()) {
      return -1;
    }
    double nanos = age.getSeconds() * 1e9 + age.getNano();
    return Math.getExponent(nanos);
  }

  /**
   * What it costs to give the pod up; 0 when it does not say, or not as a 32-bit number without
   * plus or leading zero.
   */
  static int cost(Pod pod) {
    String text = pod.getAnnotations().get(DELETION_COST);
    if (text == null || !COST.matcher(text).matches()) {
      return 0;
    }
    long cost = Long.parseLong(text);
    return cost == (int) cost ? (int) cost : 0;
  }
}
