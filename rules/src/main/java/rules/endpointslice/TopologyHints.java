// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint;
import rules.shared.SliceEndpoint.Hints;

/**
 * Spreads a service's ready endpoints over the zones as the zones' CPU goes. Ties go by zone name.
 *
 * @source endpointslice-controller.md 3.6, Kubernetes 1.37
 */
final class TopologyHints {
  private final SlicePlan plan;
  private final Map<String, Allocation> allocations;
  private final Map<String, Integer> counts = new TreeMap<>();

  /** What a zone shall get: at least and at most so many endpoints, and how many would be fair. */
  record Allocation(int minimum, int maximum, double desired) {}

  private TopologyHints(SlicePlan plan, Map<String, Allocation> allocations) {
    this.plan = plan;
    this.allocations = allocations;
  }

  /**
   * Sets hints, or takes all of them away where the zones do not allow it.
   *
   * @return why there are no hints, as the event says it; null when there are
   */
  static @Nullable String apply(SlicePlan plan, ZoneShares zones) {
    int ready = plan.ready();
    String refusal = refusal(zones, ready);
    if (refusal == null) {
      refusal = new TopologyHints(plan, allocations(zones, ready)).hint();
    }
    if (refusal != null) {
      plan.stripHints();
    }
    return refusal;
  }

  private static @Nullable String refusal(ZoneShares zones, int ready) {
    int count = zones.getShares().size();
    if (zones.isEmpty()) {
      return "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes";
    }
    if (count > ready) {
      return "Insufficient number of endpoints (%d endpoints, %d zones)".formatted(ready, count);
    }
    if (leastOf(zones, ready) > ready) {
      return "Unable to allocate minimum required endpoints to each zone without exceeding overload threshold"
          + " (%d endpoints, %d zones)".formatted(ready, count);
    }
    return null;
  }

  private static int leastOf(ZoneShares zones, int ready) {
    return zones.getShares().values().stream()
        .mapToInt(share -> ZoneShares.minimum(share * ready))
        .sum();
  }

  /** What each zone gets of {@code ready} endpoints. */
  static Map<String, Allocation> allocations(ZoneShares zones, int ready) {
    int spare = ready - leastOf(zones, ready);
    Map<String, Allocation> allocations = new TreeMap<>();
    zones
        .getShares()
        .forEach(
            (zone, share) -> {
              double desired = share * ready;
              int minimum = ZoneShares.minimum(desired);
              allocations.put(
                  zone, new Allocation(minimum, minimum + spare, Math.max(desired, minimum)));
            });
    return allocations;
  }

  private @Nullable String hint() {
    plan.touch(draft -> !countIfValid(draft));
    for (SliceDraft draft : plan.written()) {
      if (SlicePlan.any(draft, endpoint -> endpoint.isReady() && endpoint.zone() == null)) {
        return "One or more endpoints do not have a zone specified";
      }
      draft.rehint(this::hintToOwnZone);
    }
    redistribute();
    return counts.values().stream().allMatch(count -> count == 0)
        ? "No hints allocated for zones"
        : null;
  }

  /** Counts the hints of a slice that stays; false when it cannot stay as it is. */
  private boolean countIfValid(SliceDraft draft) {
    Map<String, Integer> found = new HashMap<>();
    for (SliceEndpoint endpoint : draft.endpoints()) {
      if (endpoint.isReady()) {
        List<String> zones = endpoint.hints() == null ? List.of() : endpoint.hints().forZones();
        if (zones.isEmpty() || !allocations.keySet().containsAll(zones)) {
          return false;
        }
        found.merge(zones.get(0), 1, Integer::sum);
      }
    }
    for (Map.Entry<String, Integer> zone : found.entrySet()) {
      int before = counts.getOrDefault(zone.getKey(), 0);
      if (before + zone.getValue() > allocationOf(zone.getKey()).maximum()) {
        return false;
      }
    }
    found.forEach((zone, count) -> counts.merge(zone, count, Integer::sum));
    return true;
  }

  private Allocation allocationOf(String zone) {
    return allocations.getOrDefault(zone, new Allocation(0, 0, 0));
  }

  private SliceEndpoint hintToOwnZone(SliceEndpoint endpoint) {
    String zone = endpoint.zone();
    if (!endpoint.isReady() || zone == null) {
      return endpoint;
    }
    counts.merge(zone, 1, Integer::sum);
    return endpoint.withHints(Hints.zone(zone));
  }

  private void redistribute() {
    Map<String, Double> surplus = new TreeMap<>();
    allocations.forEach(
        (zone, allocation) ->
            surplus.put(zone, counts.getOrDefault(zone, 0) - allocation.desired()));
    Map<String, Integer> giving = new TreeMap<>();
    Map<String, Integer> receiving = new TreeMap<>();
    while (true) {
      String giver = extreme(surplus, 1);
      String receiver = extreme(surplus, -1);
      double give = giver == null ? 0 : surplus.getOrDefault(giver, 0.0);
      double need = receiver == null ? 0 : -surplus.getOrDefault(receiver, 0.0);
      if (giver == null || receiver == null || (give < 1 && need < 1) || give < 0.5 || need < 0.5) {
        break;
      }
      surplus.merge(giver, -1.0, Double::sum);
      surplus.merge(receiver, 1.0, Double::sum);
      giving.merge(giver, 1, Integer::sum);
      receiving.merge(receiver, 1, Integer::sum);
    }
    plan.written().forEach(draft -> draft.rehint(endpoint -> moved(endpoint, giving, receiving)));
  }

  /** The zone with the largest surplus, or lack for a negative sign; null when no zone has any. */
  private static @Nullable String extreme(Map<String, Double> surplus, int sign) {
    String best = null;
    double most = 0;
    for (Map.Entry<String, Double> zone : surplus.entrySet()) {
      if (sign * zone.getValue() > most) {
        most = sign * zone.getValue();
        best = zone.getKey();
      }
    }
    return best;
  }

  private SliceEndpoint moved(
      SliceEndpoint endpoint, Map<String, Integer> giving, Map<String, Integer> receiving) {
    String from = endpoint.zone();
    if (!endpoint.isReady() || from == null || !giving.containsKey(from) || receiving.isEmpty()) {
      return endpoint;
    }
    String to = receiving.keySet().iterator().next();
    takeOne(giving, from);
    takeOne(receiving, to);
    counts.merge(from, -1, Integer::sum);
    counts.merge(to, 1, Integer::sum);
    return endpoint.withHints(Hints.zone(to));
  }

  private static void takeOne(Map<String, Integer> zones, String zone) {
    zones.computeIfPresent(zone, (name, left) -> left > 1 ? left - 1 : null);
  }
}
