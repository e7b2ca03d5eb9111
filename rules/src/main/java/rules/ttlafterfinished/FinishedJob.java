// SPDX-License-Identifier: Apache-2.0
package rules.ttlafterfinished;

import facts.batch.Job;
import facts.meta.ClusterObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A finished job with a time to live, as the cache or as the server has it. */
public final class FinishedJob {
  private final Job job;
  private final boolean live;
  private final @Nullable Instant expiresAt;

  /**
   * A finished job.
   *
   * @param job an object that {@link Expiry#expires} holds for
   * @param live whether the server has it so, not only the cache
   */
  public FinishedJob(ClusterObject job, boolean live) {
    this.job = (Job) job;
    this.live = live;
    this.expiresAt = Expiry.expiresAt(this.job);
  }

  /** The job. */
  public Job getJob() {
    return job;
  }

  /** Its namespace and name. */
  public String getName() {
    return job.ref().key();
  }

  /** Whether the server has it so. */
  public boolean isLive() {
    return live;
  }

  /** When its time to live has passed, or null when it does not say when it finished. */
  public @Nullable Instant getExpiresAt() {
    return expiresAt;
  }
}
