// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Node;
import facts.core.Pod;
import facts.core.Service;
import facts.discovery.EndpointSlice;
import facts.scope.Fold;
import facts.scope.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import rules.shared.IpFamilies;
import rules.shared.TriggerTimes;

/**
 * Compares a service's slices with its pods: one fact for the service, one for the totals of each
 * address family, one for each slice that is not as it should be.
 */
public final class EndpointFold implements Fold {
  static final String HINTS = "hints";
  static final String TIMES = "trigger-times";

  @Override
  public void fold(Scope scope, Consumer<Object> conclude) {
    if (scope.self() instanceof Service service) {
      new Pass(scope, service, conclude).run();
    }
  }

  /** One run over one scope. */
  private static final class Pass {
    private final Scope scope;
    private final Service service;
    private final Consumer<Object> conclude;
    private final boolean hintedBefore;
    private boolean hinted;

    Pass(Scope scope, Service service, Consumer<Object> conclude) {
      this.scope = scope;
      this.service = service;
      this.conclude = conclude;
      this.hintedBefore = Boolean.TRUE.equals(scope.remembered(HINTS));
      this.hinted = hintedBefore;
    }

    void run() {
      List<Pod> pods = scope.related("pods", Pod.class);
      List<EndpointSlice> slices =
          scope.related("slices", EndpointSlice.class).stream()
              .filter(slice -> SliceLabels.isOurs(slice) && !slice.isDeleting())
              .toList();
      List<String> families = IpFamilies.of(service.getIpFamilies(), service.getClusterIp());
      Members members = Members.of(service, pods, scope.related("nodes", Node.class), families);
      members.withoutNode().forEach(conclude);
      for (String family : families) {
        plan(
            family,
            members,
            slices.stream().filter(s -> s.getAddressType().equals(family)).toList());
      }
      slices.stream()
          .filter(slice -> !families.contains(slice.getAddressType()))
          .forEach(this::giveUp);
      conclude.accept(
          new ServiceState(
              service,
              times(pods),
              TriggerTimes.remembered(scope.remembered(TIMES)),
              hintedBefore,
              hinted));
    }

    private void plan(String family, Members members, List<EndpointSlice> slices) {
      Map<String, EndpointSlice> byName = new HashMap<>();
      slices.forEach(slice -> byName.put(slice.getName(), slice));
      SlicePlan plan =
          Packing.pack(
              slices.stream().map(slice -> SliceReader.read(slice, service)).toList(),
              members.wanted(family),
              (int) scope.setting("max-endpoints-per-slice").getNumber());
      Map<String, String> labels = SliceLabels.wanted(service);
      if (plan.leavesNothing()) {
        Placeholders.complete(plan, byName, labels);
      }
      hint(plan, family);
      plan.recycle();
      new Findings(family, byName, labels, conclude).report(plan);
    }

    private void hint(SlicePlan plan, String family) {
      String distribution = service.getTrafficDistribution();
      if (Topology.isOn(service)) {
        String refusal =
            TopologyHints.apply(plan, Topology.shares(scope.related("all-nodes", Node.class)));
        if (refusal != null) {
          conclude.accept(TopologyVerdict.refused(family, refusal));
        } else if (!hinted) {
          conclude.accept(TopologyVerdict.enabled(family));
        }
        hinted = refusal == null;
        return;
      }
      if (hinted) {
        conclude.accept(TopologyVerdict.disabled(family));
        hinted = false;
      }
      if (DistributionHints.isKnown(distribution)) {
        DistributionHints.apply(plan, distribution);
      } else {
        plan.stripHints();
      }
    }

    private void giveUp(EndpointSlice slice) {
      conclude.accept(new DoomedSlice(slice.getAddressType(), slice, DoomReason.FAMILY_GONE));
      hinted = false;
    }

    private TriggerTimes times(List<Pod> pods) {
      Map<String, Instant> ready = new HashMap<>();
      for (Pod pod : pods) {
        Instant since = pod.getReadyChanged();
        if (since != null) {
          ready.put(pod.getName(), since);
        }
      }
      Instant created = service.getCreationTimestamp();
      return new TriggerTimes(created.equals(Instant.EPOCH) ? null : created, ready);
    }
  }
}
