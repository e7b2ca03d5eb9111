// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.core.Pod;
import facts.meta.ClusterObject;
import facts.scope.KeyFunction;
import java.util.Collection;
import java.util.List;

/** The name of the node that a pod is on. */
public final class NodeOfPod implements KeyFunction {

  @Override
  public Collection<String> keysOf(ClusterObject object) {
    return object instanceof Pod pod && !pod.getNodeName().isEmpty()
        ? List.of(pod.getNodeName())
        : List.of();
  }
}
