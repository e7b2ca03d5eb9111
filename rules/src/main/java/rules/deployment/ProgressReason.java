// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/** Reasons and states of the condition Progressing, as clients know them. */
final class ProgressReason {
  static final String TYPE = "Progressing";
  static final String TRUE = "True";
  static final String FALSE = "False";
  static final String UNKNOWN = "Unknown";

  static final String PAUSED = "DeploymentPaused";
  static final String RESUMED = "DeploymentResumed";
  static final String CREATED = "NewReplicaSetCreated";
  static final String FOUND = "FoundNewReplicaSet";
  static final String CREATE_ERROR = "ReplicaSetCreateError";
  static final String UPDATED = "ReplicaSetUpdated";
  static final String AVAILABLE = "NewReplicaSetAvailable";
  static final String TIMED_OUT = "ProgressDeadlineExceeded";

  private ProgressReason() {}
}
