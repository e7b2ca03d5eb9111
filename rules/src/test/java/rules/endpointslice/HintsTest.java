// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;
import static rules.endpointslice.Endpoints.HTTP;
import static rules.endpointslice.Endpoints.endpoint;
import static rules.endpointslice.Endpoints.hinted;
import static rules.endpointslice.Endpoints.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rules.endpointslice.TopologyHints.Allocation;
import rules.endpointslice.ZoneShares.NodeCpu;
import rules.shared.SliceEndpoint;
import rules.shared.SliceEndpoint.Hints;

final class HintsTest {
  private static final ZoneShares EVEN = shares(1000, 1000);

  private static ZoneShares shares(long... milliCpu) {
    List<NodeCpu> nodes = new ArrayList<>();
    for (int i = 0; i < milliCpu.length; i++) {
      nodes.add(new NodeCpu(String.valueOf((char) ('a' + i)), milliCpu[i]));
    }
    return ZoneShares.of(nodes);
  }

  private static List<SliceEndpoint> inZone(String zone, int count) {
    List<SliceEndpoint> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(endpoint(zone + i, zone, true));
    }
    return all;
  }

  private static SlicePlan fresh(List<SliceEndpoint> endpoints) {
    return Packing.pack(List.of(), Map.of(HTTP, endpoints), 100);
  }

  private static SlicePlan existing(List<SliceEndpoint> endpoints) {
    return Packing.pack(List.of(slice("s1", endpoints)), Map.of(HTTP, endpoints), 100);
  }

  private static List<String> zones(SliceDraft draft) {
    return draft.endpoints().stream()
        .map(e -> e.hints() == null ? "-" : e.hints().forZones().get(0))
        .toList();
  }

  @Test
  void sharesGoByAllocatableCpu() {
    assertThat(shares(1000, 3000).getShares())
        .containsExactly(Map.entry("a", 0.25), Map.entry("b", 0.75));
  }

  @Test
  void oneNodeWithoutZoneOrCpuHidesAllShares() {
    assertThat(
            ZoneShares.of(List.of(new NodeCpu("a", 1), new NodeCpu("b", 1), new NodeCpu(null, 1)))
                .isEmpty())
        .isTrue();
    assertThat(shares(1000, 1000, 0).isEmpty()).isTrue();
    assertThat(shares(1000).isEmpty()).isTrue();
    assertThat(shares().isEmpty()).isTrue();
  }

  @Test
  void allocationsKeepTheLoadOfEachZoneWithinBounds() {
    // 6 endpoints: fair parts 4.5 and 1.5; minima ceil(3.75) and ceil(1.25); one to spare.
    assertThat(TopologyHints.allocations(shares(3000, 1000), 6))
        .containsExactly(
            Map.entry("a", new Allocation(4, 4, 4.5)), Map.entry("b", new Allocation(2, 2, 2)));
    assertThat(TopologyHints.allocations(EVEN, 12))
        .containsEntry("a", new Allocation(5, 7, 6))
        .containsEntry("b", new Allocation(5, 7, 6));
  }

  @Test
  void endpointsKeepTheirOwnZoneWhenTheSpreadFits() {
    SlicePlan plan = fresh(List.of(endpoint("1", "a", true), endpoint("2", "b", true)));
    assertThat(TopologyHints.apply(plan, EVEN)).isNull();
    assertThat(zones(plan.create().get(0))).containsExactly("a", "b");
  }

  @Test
  void zoneWithoutEndpointsGetsOneOfAnother() {
    SlicePlan plan = fresh(inZone("a", 2));
    assertThat(TopologyHints.apply(plan, EVEN)).isNull();
    assertThat(zones(plan.create().get(0))).containsExactly("b", "a");
  }

  @Test
  void smallSurplusIsNotMoved() {
    // 5 endpoints, 2.5 each: minima 3 and 3 exceed 5.
    assertThat(TopologyHints.apply(fresh(inZone("a", 5)), EVEN))
        .isEqualTo(
            "Unable to allocate minimum required endpoints to each zone without exceeding overload threshold"
                + " (5 endpoints, 2 zones)");
    // 7 endpoints, 3.5 each, 3 and 4 there: half an endpoint too many does not move.
    List<SliceEndpoint> seven = new ArrayList<>(inZone("a", 3));
    seven.addAll(inZone("b", 4));
    SlicePlan plan = fresh(seven);
    assertThat(TopologyHints.apply(plan, EVEN)).isNull();
    assertThat(zones(plan.create().get(0))).containsExactly("a", "a", "a", "b", "b", "b", "b");
  }

  @Test
  void fewerEndpointsThanZonesGetNoHints() {
    SlicePlan plan = fresh(inZone("a", 2));
    assertThat(TopologyHints.apply(plan, shares(1, 1, 1)))
        .isEqualTo("Insufficient number of endpoints (2 endpoints, 3 zones)");
    assertThat(zones(plan.create().get(0))).containsExactly("-", "-");
  }

  @Test
  void withoutSharesHintsOfUnchangedSlicesGo() {
    SlicePlan plan =
        existing(
            List.of(hinted(endpoint("1", "a", true), "a"), hinted(endpoint("2", "b", true), "b")));
    assertThat(TopologyHints.apply(plan, shares()))
        .isEqualTo(
            "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes");
    assertThat(plan.unchanged()).isEmpty();
    assertThat(plan.update())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.hintsChanged()).isTrue();
              assertThat(zones(draft)).containsExactly("-", "-");
            });
  }

  @Test
  void unchangedSliceWithFittingHintsStays() {
    SlicePlan plan =
        existing(
            List.of(hinted(endpoint("1", "a", true), "b"), hinted(endpoint("2", "a", true), "a")));
    assertThat(TopologyHints.apply(plan, EVEN)).isNull();
    assertThat(plan.update()).isEmpty();
  }

  @Test
  void unchangedSliceWithHintsForOneZoneOnlyIsRehinted() {
    SlicePlan plan =
        existing(
            List.of(hinted(endpoint("1", "a", true), "a"), hinted(endpoint("2", "a", true), "a")));
    assertThat(TopologyHints.apply(plan, EVEN)).isNull();
    assertThat(zones(plan.update().get(0))).containsExactly("b", "a");
  }

  @Test
  void endpointWithoutZoneTakesAllHintsAway() {
    SlicePlan plan =
        fresh(List.of(endpoint("1", "a", true), endpoint("2", "b", true), endpoint("3")));
    // three endpoints: 1.5 each, minima 2 and 2.
    assertThat(TopologyHints.apply(plan, EVEN)).startsWith("Unable to allocate");
    SlicePlan four =
        fresh(
            List.of(
                endpoint("1", "a", true),
                endpoint("2", "b", true),
                endpoint("3"),
                endpoint("4", "b", true)));
    assertThat(TopologyHints.apply(four, EVEN))
        .isEqualTo("One or more endpoints do not have a zone specified");
    assertThat(zones(four.create().get(0))).containsOnly("-");
  }

  @Test
  void unreadyEndpointsGetNoHints() {
    SlicePlan plan =
        fresh(
            List.of(endpoint("1", "a", true), endpoint("2", "b", true), endpoint("3", "b", false)));
    assertThat(TopologyHints.apply(plan, EVEN)).isNull();
    assertThat(zones(plan.create().get(0))).containsExactly("a", "b", "-");
  }

  @Test
  void hintsAreOutgrownWhenAZoneIsNewOrShort() {
    assertThat(EVEN.isOutgrownBy(Map.of())).isFalse();
    assertThat(EVEN.isOutgrownBy(Map.of("a", 3, "b", 3))).isFalse();
    assertThat(EVEN.isOutgrownBy(Map.of("a", 3))).isTrue();
    // 6 hinted: at least ceil(3 / 1.2) = 3 each.
    assertThat(EVEN.isOutgrownBy(Map.of("a", 4, "b", 2))).isTrue();
    assertThat(shares().isOutgrownBy(Map.of("a", 1))).isTrue();
  }

  @Test
  void distributionHintsNameTheEndpointsOwnZone() {
    SlicePlan plan =
        fresh(List.of(endpoint("1", "a", true), endpoint("2", "b", false), endpoint("3")));
    DistributionHints.apply(plan, "PreferClose");
    assertThat(plan.create().get(0).endpoints().stream().map(SliceEndpoint::hints))
        .containsExactly(Hints.zone("a"), null, null);
  }

  @Test
  void sameNodeAddsTheNodeAndSameZoneTakesItAway() {
    SlicePlan plan = existing(List.of(hinted(endpoint("1", "a", true), "a")));
    DistributionHints.apply(plan, "PreferSameNode");
    SliceEndpoint both = plan.update().get(0).endpoints().get(0);
    assertThat(both.hints()).isEqualTo(new Hints(List.of("a"), List.of("node-1")));

    SlicePlan back = existing(List.of(both));
    DistributionHints.apply(back, "PreferSameZone");
    assertThat(back.update().get(0).endpoints().get(0).hints()).isEqualTo(Hints.zone("a"));
  }

  @Test
  void rightDistributionHintsLeaveTheSliceAlone() {
    SlicePlan plan =
        existing(
            List.of(hinted(endpoint("1", "a", true), "a"), hinted(endpoint("2", "b", false), "x")));
    DistributionHints.apply(plan, "PreferClose");
    assertThat(plan.update()).isEmpty();
  }

  @Test
  void onlyKnownDistributionsAskForHints() {
    assertThat(DistributionHints.isKnown("PreferClose")).isTrue();
    assertThat(DistributionHints.isKnown("preferclose")).isFalse();
    assertThat(DistributionHints.isKnown("")).isFalse();
  }
}
