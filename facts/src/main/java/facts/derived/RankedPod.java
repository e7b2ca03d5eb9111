// SPDX-License-Identifier: Apache-2.0
package facts.derived;

import facts.core.Pod;

/** An active pod and its place in the order in which pods are given up. */
public final class RankedPod {
  private final Pod pod;
  private final int place;

  /**
   * A ranked pod.
   *
   * @param pod the pod
   * @param place 0 for the pod that goes first
   */
  public RankedPod(Pod pod, int place) {
    this.pod = pod;
    this.place = place;
  }

  /** The pod. */
  public Pod getPod() {
    return pod;
  }

  /** Its place; 0 goes first. */
  public int getPlace() {
    return place;
  }
}
