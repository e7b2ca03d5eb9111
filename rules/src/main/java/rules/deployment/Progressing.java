// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.meta.Condition;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions about the condition Progressing and its deadline.
 *
 * @source deployment-controller.md 3.1, P1, P2, N2, 4.2, section 6, Kubernetes 1.37
 */
public final class Progressing {
  private static final Set<String> PAUSE_SAYS_NOTHING_NEW =
      Set.of(ProgressReason.PAUSED, ProgressReason.TIMED_OUT);

  /** Seconds after the deadline at which a rollout is looked at again. */
  private static final long GRACE_SECONDS = 1;

  private Progressing() {}

  /** Whether the Deployment has a deadline; the largest number means none. */
  public static boolean hasDeadline(Deployment deployment) {
    Integer seconds = deployment.getProgressDeadlineSeconds();
    return seconds != null && seconds != Integer.MAX_VALUE;
  }

  /** Whether it is paused and does not say so; a missed deadline stays. */
  public static boolean isPausedUnnoticed(Deployment deployment) {
    return deployment.isPaused()
        && hasDeadline(deployment)
        && !PAUSE_SAYS_NOTHING_NEW.contains(reason(deployment));
  }

  /** Whether it still says that it is paused. */
  public static boolean isResumedUnnoticed(Deployment deployment) {
    return !deployment.isPaused()
        && hasDeadline(deployment)
        && reason(deployment).equals(ProgressReason.PAUSED);
  }

  /** Whether it has a deadline and says nothing about progress. */
  public static boolean isFoundUnnoticed(Deployment deployment) {
    return hasDeadline(deployment) && deployment.condition(ProgressReason.TYPE) == null;
  }

  /** Whether the rollout was over before and all replicas are still new ones. */
  public static boolean isLongComplete(
      Deployment deployment, ComputedStatus status, Notice notice) {
    return notice.verdict() == null
        && status.getReplicas() == status.getUpdated()
        && reason(deployment).equals(ProgressReason.AVAILABLE);
  }

  /**
   * Whether there are more new, fewer old, more ready or more available replicas than the status
   * says.
   */
  public static boolean hasAdvanced(Deployment deployment, ComputedStatus status) {
    int oldBefore = deployment.getStatusReplicas() - deployment.getUpdatedReplicas();
    return status.getUpdated() > deployment.getUpdatedReplicas()
        || status.getReplicas() - status.getUpdated() < oldBefore
        || status.getReady() > deployment.getReadyReplicas()
        || status.getAvailable() > deployment.getAvailableReplicas();
  }

  /** Whether nothing has moved for longer than the deadline allows. */
  public static boolean hasTimedOut(Deployment deployment, Notice notice, Instant now) {
    Condition condition = deployment.condition(ProgressReason.TYPE);
    if (notice.verdict() != null
        || condition == null
        || condition.reason().equals(ProgressReason.AVAILABLE)) {
      return false;
    }
    return condition.reason().equals(ProgressReason.TIMED_OUT)
        || ends(deployment, updated(condition)).isBefore(now);
  }

  /**
   * When a rollout that is not complete is looked at again.
   *
   * @return null when it has no deadline or has missed it, or when it was complete before: no
   *     deadline counts then
   */
  public static @Nullable Instant deadline(
      Deployment deployment, Notice notice, Progress progress, Instant now) {
    if (!hasDeadline(deployment)) {
      return null;
    }
    if (progress.mode() == Progress.Mode.RENEW || notice.verdict() != null) {
      return ends(deployment, now).plusSeconds(GRACE_SECONDS);
    }
    Condition condition = deployment.condition(ProgressReason.TYPE);
    if (progress.mode() != Progress.Mode.KEEP
        || condition == null
        || condition.reason().equals(ProgressReason.AVAILABLE)) {
      return null;
    }
    return ends(deployment, updated(condition)).plusSeconds(GRACE_SECONDS);
  }

  private static Instant ends(Deployment deployment, Instant from) {
    Integer seconds = deployment.getProgressDeadlineSeconds();
    return from.plusSeconds(seconds == null ? Integer.MAX_VALUE : seconds);
  }

  private static Instant updated(Condition condition) {
    Instant at = condition.lastUpdateTime();
    return at == null ? Instant.EPOCH : at;
  }

  private static String reason(Deployment deployment) {
    Condition condition = deployment.condition(ProgressReason.TYPE);
    return condition == null ? "" : condition.reason();
  }
}
