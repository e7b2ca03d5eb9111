// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import org.jspecify.annotations.Nullable;

/** The judgement over a rollout. */
public final class Progress {

  /** What becomes of the condition. */
  enum Mode {
    /** It goes. */
    REMOVE,
    /** It stays as it is. */
    KEEP,
    /** It is set, unless it says the same already. */
    SET,
    /** It is set, and its update time moves even if it says the same. */
    RENEW
  }

  private final Mode mode;
  private final @Nullable Verdict verdict;

  private Progress(Mode mode, @Nullable Verdict verdict) {
    this.mode = mode;
    this.verdict = verdict;
  }

  /** Nobody watches it: the Deployment has no deadline. */
  public static Progress unwatched() {
    return new Progress(Mode.REMOVE, null);
  }

  /** There is nothing new to say. */
  public static Progress same() {
    return new Progress(Mode.KEEP, null);
  }

  /** The rollout is over. */
  public static Progress complete(Deployment deployment, ComputedStatus status) {
    String message = status.subject(deployment) + " has successfully progressed.";
    return new Progress(
        Mode.SET, new Verdict(ProgressReason.TRUE, ProgressReason.AVAILABLE, message));
  }

  /** The rollout has come closer to its end. */
  public static Progress advanced(Deployment deployment, ComputedStatus status) {
    String message = status.subject(deployment) + " is progressing.";
    return new Progress(
        Mode.RENEW, new Verdict(ProgressReason.TRUE, ProgressReason.UPDATED, message));
  }

  /** The rollout has not moved within the deadline. */
  public static Progress timedOut(Deployment deployment, ComputedStatus status) {
    String message = status.subject(deployment) + " has timed out progressing.";
    return new Progress(
        Mode.SET, new Verdict(ProgressReason.FALSE, ProgressReason.TIMED_OUT, message));
  }

  Mode mode() {
    return mode;
  }

  /** What the condition shall say, or null when it goes or stays. */
  @Nullable Verdict verdict() {
    return verdict;
  }
}
