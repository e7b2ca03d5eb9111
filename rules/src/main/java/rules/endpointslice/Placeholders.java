// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.discovery.EndpointSlice;
import java.util.List;
import java.util.Map;

/**
 * The slice without ports and endpoints that stands for an address family without endpoints.
 *
 * @source endpointslice-controller.md 3.3 placeholder, Kubernetes 1.37
 */
final class Placeholders {

  private Placeholders() {}

  /** Keeps the one doomed slice that is a placeholder already, or adds a new one. */
  static void complete(
      SlicePlan plan, Map<String, EndpointSlice> byName, Map<String, String> labels) {
    if (plan.doomed().size() == 1 && isPlaceholder(plan.doomed().get(0).slice(), byName, labels)) {
      plan.unchanged().add(SliceDraft.of(plan.doomed().remove(0).slice()));
    } else {
      plan.create().add(SliceDraft.fresh(List.of()));
    }
  }

  private static boolean isPlaceholder(
      ExistingSlice slice, Map<String, EndpointSlice> byName, Map<String, String> labels) {
    EndpointSlice object = byName.get(slice.name());
    return slice.endpoints().isEmpty()
        && slice.ports().isEmpty()
        && object != null
        && object.getLabels().equals(labels);
  }
}
