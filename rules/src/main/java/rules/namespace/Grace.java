// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.core.Pod;
import facts.meta.ClusterObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long the pods of a namespace may take to go. */
public final class Grace {
  private Grace() {}

  /**
   * The longest grace period of the pods that have not finished; 0 once that much time has passed.
   *
   * @param pods the pods of the namespace
   * @param since when the namespace was deleted, or null when that is not known
   * @unit seconds
   * @source namespace-controller.md 3a.1, Kubernetes 1.37
   */
  public static long secondsLeft(List<ClusterObject> pods, @Nullable Instant since, Instant now) {
    long longest =
        pods.stream()
            .filter(object -> object instanceof Pod)
            .map(object -> (Pod) object)
            .filter(pod -> !pod.getPhase().equals("Succeeded") && !pod.getPhase().equals("Failed"))
            .mapToLong(Grace::periodOf)
            .max()
            .orElse(0);
    boolean over = since != null && Duration.between(since, now).toSeconds() >= longest;
    return over ? 0 : Math.max(0, longest);
  }

  private static long periodOf(Pod pod) {
    Long seconds = pod.getTerminationGracePeriodSeconds();
    return seconds == null ? 0 : seconds;
  }
}
