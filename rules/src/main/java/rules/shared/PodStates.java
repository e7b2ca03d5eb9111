// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.core.Pod;
import facts.derived.PodCounts;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What pods count as.
 *
 * @source 00-common.md C5, Kubernetes 1.37
 */
public final class PodStates {

  private PodStates() {}

  /**
   * Whether a pod has been ready long enough.
   *
   * @param minReadySeconds how long; 0 for at once
   */
  public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
    if (!pod.isReady()) {
      return false;
    }
    if (minReadySeconds == 0) {
      return true;
    }
    Instant since = pod.getReadyChanged();
    return since != null && !since.plusSeconds(minReadySeconds).isAfter(now);
  }

  /**
   * When a ready pod becomes available; null when it is not ready, is available, or does not say
   * since when.
   */
  public static @Nullable Instant availableAt(Pod pod, int minReadySeconds, Instant now) {
    Instant since = pod.isReady() ? pod.getReadyChanged() : null;
    if (since == null || minReadySeconds == 0) {
      return null;
    }
    Instant at = since.plusSeconds(minReadySeconds);
    return at.isAfter(now) ? at : null;
  }

  /**
   * Counts the pods of one owner.
   *
   * @param pods the pods it controls, finished and terminating ones too
   * @param labels labels of the template that a pod may all carry
   */
  public static PodCounts count(
      Collection<Pod> pods, Map<String, String> labels, int minReadySeconds, Instant now) {
    int active = 0;
    int fullyLabeled = 0;
    int ready = 0;
    int available = 0;
    int terminating = 0;
    Instant next = null;
    for (Pod pod : pods) {
      if (pod.isTerminating()) {
        terminating++;
      }
      if (!pod.isActive()) {
        continue;
      }
      active++;
      fullyLabeled += pod.getLabels().entrySet().containsAll(labels.entrySet()) ? 1 : 0;
      ready += pod.isReady() ? 1 : 0;
      available += isAvailable(pod, minReadySeconds, now) ? 1 : 0;
      Instant at = availableAt(pod, minReadySeconds, now);
      if (at != null && (next == null || at.isBefore(next))) {
        next = at;
      }
    }
    return new PodCounts(active, fullyLabeled, ready, available, terminating, next);
  }
}
