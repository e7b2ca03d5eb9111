// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.discovery.EndpointSlice;
import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of slices matter: those by others to slices of this controller.
 *
 * @source endpointslice-controller.md 2 slice events, Kubernetes 1.37
 */
public final class SliceChange implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    if (!(before instanceof EndpointSlice old)) {
      return after instanceof EndpointSlice slice && SliceLabels.isOurs(slice)
          ? Sides.NEW
          : Sides.NONE;
    }
    if (!(after instanceof EndpointSlice now)) {
      return SliceLabels.isOurs(old) ? Sides.OLD : Sides.NONE;
    }
    if (!Objects.equals(serviceOf(old), serviceOf(now))) {
      return Sides.BOTH;
    }
    if (SliceLabels.isOurs(old) != SliceLabels.isOurs(now)) {
      return Sides.NEW;
    }
    return SliceLabels.isOurs(now) && old.getGeneration() != now.getGeneration()
        ? Sides.NEW
        : Sides.NONE;
  }

  private static @Nullable String serviceOf(EndpointSlice slice) {
    return slice.getLabels().get(SliceLabels.SERVICE_NAME);
  }
}
