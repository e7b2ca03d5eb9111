// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.core.Pod;
import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which services a change of a pod matters to: those whose endpoints it may change.
 *
 * @source endpointslice-controller.md 2 pod projection, Kubernetes 1.37
 */
public final class PodChange implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (!(before instanceof Pod old)) {
      return after == null ? Sides.NONE : Sides.NEW;
    }
    if (!(after instanceof Pod now)) {
      return Sides.OLD;
    }
    if (old.getResourceVersion().equals(now.getResourceVersion())) {
      return Sides.NONE;
    }
    boolean pod = podChanged(old, now);
    if (!labelsChanged(old, now)) {
      return pod ? Sides.NEW : Sides.NONE;
    }
    return pod ? Sides.BOTH : Sides.DIFFERENCE;
  }

  private static boolean podChanged(Pod old, Pod now) {
    return old.isDeleting()
        || now.isDeleting()
        || old.isReady() != now.isReady()
        || !old.getPodIps().equals(now.getPodIps());
  }

  private static boolean labelsChanged(Pod old, Pod now) {
    return !old.getLabels().equals(now.getLabels())
        || !Objects.equals(old.getHostname(), now.getHostname())
        || !Objects.equals(old.getSubdomain(), now.getSubdomain());
  }
}
