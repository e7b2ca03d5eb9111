// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint;
import rules.shared.SlicePort;

/**
 * Fits the wanted endpoints of one address family into slices with as few writes as the reference
 * makes.
 *
 * <p>Where the reference leaves the order open, slices go by name and endpoints in the order given.
 *
 * @source endpointslice-controller.md 3.2-3.3, Kubernetes 1.37
 */
final class Packing {
  private final int max;
  private final SlicePlan plan = new SlicePlan();

  private Packing(int max) {
    this.max = max;
  }

  /**
   * Plans the slices.
   *
   * @param existing slices of the family, in any order
   * @param wanted endpoints by their ordered list of ports; a list without endpoints counts as
   *     wanted
   * @param max most endpoints of a slice, at least 1
   */
  static SlicePlan pack(
      List<ExistingSlice> existing, Map<List<SlicePort>, List<SliceEndpoint>> wanted, int max) {
    Packing packing = new Packing(max);
    Map<List<SlicePort>, List<ExistingSlice>> byPorts = packing.ownedByPorts(existing);
    wanted.forEach(
        (ports, endpoints) ->
            packing.group(ports, byPorts.getOrDefault(ports, List.of()), endpoints));
    byPorts.forEach(
        (ports, slices) -> {
          if (!wanted.containsKey(ports)) {
            slices.forEach(slice -> packing.doom(slice, DoomReason.PORTS_GONE));
          }
        });
    return packing.plan;
  }

  private Map<List<SlicePort>, List<ExistingSlice>> ownedByPorts(List<ExistingSlice> existing) {
    Map<List<SlicePort>, List<ExistingSlice>> byPorts = new LinkedHashMap<>();
    existing.stream()
        .sorted(Comparator.comparing(ExistingSlice::name))
        .forEach(
            slice -> {
              if (slice.owned()) {
                byPorts
                    .computeIfAbsent(SlicePort.ordered(slice.ports()), ports -> new ArrayList<>())
                    .add(slice);
              } else {
                doom(slice, DoomReason.NOT_OWNED);
              }
            });
    return byPorts;
  }

  private void group(
      List<SlicePort> ports, List<ExistingSlice> slices, List<SliceEndpoint> wanted) {
    Map<SliceEndpoint.Identity, SliceEndpoint> open = new LinkedHashMap<>();
    wanted.forEach(endpoint -> open.put(endpoint.identity(), endpoint));
    List<SliceDraft> updates = new ArrayList<>();
    List<SliceDraft> unchanged = new ArrayList<>();
    slices.forEach(slice -> keep(slice, open, updates, unchanged));

    List<SliceEndpoint> rest = new ArrayList<>(open.values());
    plan.countAdded(rest.size());
    updates.stream()
        .sorted(Comparator.comparing(SliceDraft::size).reversed().thenComparing(SliceDraft::name))
        .forEach(draft -> draft.fill(rest, max));
    while (!rest.isEmpty()) {
      SliceDraft home = rest.size() < max ? closestToFull(unchanged, rest.size()) : null;
      if (home == null) {
        home = SliceDraft.fresh(ports);
        plan.create().add(home);
      } else {
        unchanged.remove(home);
        updates.add(home);
      }
      home.fill(rest, max);
    }
    plan.update().addAll(updates);
    plan.unchanged().addAll(unchanged);
  }

  private void keep(
      ExistingSlice slice,
      Map<SliceEndpoint.Identity, SliceEndpoint> open,
      List<SliceDraft> updates,
      List<SliceDraft> unchanged) {
    List<SliceEndpoint> kept = new ArrayList<>();
    boolean changed = false;
    for (SliceEndpoint endpoint : slice.endpoints()) {
      SliceEndpoint wanted = open.remove(endpoint.identity());
      changed |= wanted == null || !wanted.saysTheSame(endpoint);
      if (wanted != null) {
        kept.add(wanted);
      }
    }
    plan.countRemoved(slice.endpoints().size() - kept.size());
    if (changed && kept.isEmpty()) {
      doom(slice, DoomReason.EMPTIED);
    } else if (changed) {
      updates.add(SliceDraft.repacked(slice, kept));
    } else if (!slice.labelled()) {
      updates.add(SliceDraft.relabelled(slice));
    } else {
      unchanged.add(SliceDraft.of(slice));
    }
  }

  private @Nullable SliceDraft closestToFull(List<SliceDraft> drafts, int more) {
    return drafts.stream()
        .filter(draft -> draft.size() + more <= max)
        .max(
            Comparator.comparing(SliceDraft::size)
                .thenComparing(SliceDraft::name, Comparator.reverseOrder()))
        .orElse(null);
  }

  private void doom(ExistingSlice slice, DoomReason reason) {
    plan.doomed().add(new SlicePlan.Doomed(slice, reason));
  }
}
