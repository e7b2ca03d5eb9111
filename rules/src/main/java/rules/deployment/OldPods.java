// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/** Pods of ReplicaSets other than the new one. */
public final class OldPods {
  private final int running;

  /**
   * So many pods.
   *
   * @param running pods that have not finished, terminating ones included
   */
  public OldPods(int running) {
    this.running = running;
  }

  /** Pods that have not finished; terminating ones and those of unknown phase count. */
  public int getRunning() {
    return running;
  }
}
