// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/** Which way a sync takes. */
public final class Step {
  /** The selector has no terms. */
  public static final String SELECTS_EVERYTHING = "selects everything";

  /** The Deployment is being deleted. */
  public static final String DELETED = "deleted";

  /** The Deployment is paused. */
  public static final String PAUSED = "paused";

  /** An annotation asks for a rollback. */
  public static final String ROLLED_BACK = "rolled back";

  /** Its size has changed since its ReplicaSets were sized. */
  public static final String RESIZED = "resized";

  /** Strategy Recreate. */
  public static final String RECREATED = "recreated";

  /** Strategy RollingUpdate. */
  public static final String ROLLED_OVER = "rolled over";

  private final String path;

  /** This way. */
  public Step(String path) {
    this.path = path;
  }

  /** One of the constants. */
  public String getPath() {
    return path;
  }

  /** Whether ReplicaSets only follow the size, without a rollout. */
  public boolean isScaling() {
    return path.equals(PAUSED) || path.equals(RESIZED);
  }

  /** Whether pods are replaced, so that progress is judged. */
  public boolean isRollout() {
    return path.equals(RECREATED) || path.equals(ROLLED_OVER);
  }

  /** Whether the sync ends with a status. */
  public boolean isReported() {
    return !path.equals(SELECTS_EVERYTHING) && !path.equals(ROLLED_BACK);
  }
}
