// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint;
import rules.shared.SliceEndpoint.Hints;

/**
 * Hints that follow from a service's traffic distribution: each ready endpoint is meant for its own
 * zone, or node.
 *
 * @source endpointslice-controller.md 3.4, Kubernetes 1.37
 */
final class DistributionHints {
  private static final String SAME_NODE = "PreferSameNode";
  private static final List<String> KNOWN = List.of("PreferClose", "PreferSameZone", SAME_NODE);

  private DistributionHints() {}

  /** Whether the value of {@code trafficDistribution} asks for hints. */
  static boolean isKnown(String distribution) {
    return KNOWN.contains(distribution);
  }

  /**
   * Sets the hints of what is written, and counts among it the slices whose hints are not right.
   */
  static void apply(SlicePlan plan, String distribution) {
    boolean byNode = distribution.equals(SAME_NODE);
    plan.touch(
        draft ->
            SlicePlan.any(
                draft,
                endpoint ->
                    endpoint.isReady()
                        && !Objects.equals(endpoint.hints(), wanted(endpoint, byNode))));
    plan.written()
        .forEach(
            draft ->
                draft.rehint(
                    endpoint ->
                        endpoint.isReady()
                            ? endpoint.withHints(wanted(endpoint, byNode))
                            : endpoint));
  }

  private static @Nullable Hints wanted(SliceEndpoint endpoint, boolean byNode) {
    List<String> zones = endpoint.zone() == null ? List.of() : List.of(endpoint.zone());
    List<String> nodes =
        byNode && endpoint.nodeName() != null ? List.of(endpoint.nodeName()) : List.of();
    return zones.isEmpty() && nodes.isEmpty() ? null : new Hints(zones, nodes);
  }
}
