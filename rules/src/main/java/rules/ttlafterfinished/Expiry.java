// SPDX-License-Identifier: Apache-2.0
package rules.ttlafterfinished;

import facts.batch.Job;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the time to live of a finished job has passed. */
public final class Expiry {
  private Expiry() {}

  /** Whether this is a finished job with a time to live that is not being deleted. */
  public static boolean expires(@Nullable ClusterObject object) {
    return object instanceof Job job
        && !job.isDeleting()
        && job.getTtlSecondsAfterFinished() != null
        && finish(job).isPresent();
  }

  /**
   * When the job's time to live has passed; null when it is not finished, has none or does not say
   * when it finished.
   *
   * @source ttl-after-finished-controller.md section 2 and T4, Kubernetes 1.37
   */
  public static @Nullable Instant expiresAt(Job job) {
    Integer ttl = job.getTtlSecondsAfterFinished();
    Instant finished = finish(job).map(Condition::lastTransitionTime).orElse(null);
    return ttl == null || finished == null ? null : finished.plusSeconds(ttl);
  }

  /** Length from one moment to another; negative when the second is earlier. @unit seconds */
  public static double secondsBetween(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static Optional<Condition> finish(Job job) {
    return job.getConditions().stream()
        .filter(condition -> condition.status().equals("True"))
        .filter(
            condition -> condition.type().equals("Complete") || condition.type().equals("Failed"))
        .findFirst();
  }
}
