// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import org.jspecify.annotations.Nullable;

/**
 * What a sync has to say about progress by what it has itself seen or done, before progress is
 * judged.
 */
public final class Notice {
  private final @Nullable Verdict verdict;

  private Notice(@Nullable Verdict verdict) {
    this.verdict = verdict;
  }

  /** Nothing. */
  public static Notice none() {
    return new Notice(null);
  }

  /** The Deployment is paused. */
  public static Notice paused() {
    return new Notice(
        new Verdict(ProgressReason.UNKNOWN, ProgressReason.PAUSED, "Deployment is paused"));
  }

  /** The Deployment is paused no more. */
  public static Notice resumed() {
    return new Notice(
        new Verdict(ProgressReason.UNKNOWN, ProgressReason.RESUMED, "Deployment is resumed"));
  }

  /** The new ReplicaSet was created. */
  public static Notice created(NewReplicaSet created) {
    String message = "Created new replica set \"" + created.getReplicaSet().getName() + "\"";
    return new Notice(new Verdict(ProgressReason.TRUE, ProgressReason.CREATED, message));
  }

  /** The new ReplicaSet was there. */
  public static Notice found(NewReplicaSet found) {
    String message = "Found new replica set \"" + found.getReplicaSet().getName() + "\"";
    return new Notice(new Verdict(ProgressReason.TRUE, ProgressReason.FOUND, message));
  }

  /** What the condition shall say, or null when there is nothing to say. */
  @Nullable Verdict verdict() {
    return verdict;
  }
}
