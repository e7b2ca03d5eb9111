// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** A pod that cannot be an endpoint because its node is not known. */
public final class PodWithoutNode {
  private final String pod;
  private final String node;

  PodWithoutNode(String pod, String node) {
    this.pod = pod;
    this.node = node;
  }

  /** Name of the pod. */
  public String getPod() {
    return pod;
  }

  /** Name of its node. */
  public String getNode() {
    return node;
  }
}
