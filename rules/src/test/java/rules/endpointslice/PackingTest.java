// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;
import static rules.endpointslice.Endpoints.HTTP;
import static rules.endpointslice.Endpoints.concat;
import static rules.endpointslice.Endpoints.endpoint;
import static rules.endpointslice.Endpoints.endpoints;
import static rules.endpointslice.Endpoints.slice;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rules.shared.SliceEndpoint;
import rules.shared.SlicePort;

final class PackingTest {
  private static final int MAX = 100;

  private static SlicePlan pack(List<ExistingSlice> existing, List<SliceEndpoint> wanted) {
    return Packing.pack(existing, Map.of(HTTP, wanted), MAX);
  }

  private static List<Integer> sizes(List<SliceDraft> drafts) {
    return drafts.stream().map(SliceDraft::size).toList();
  }

  private static List<String> names(List<SliceDraft> drafts) {
    return drafts.stream().map(SliceDraft::name).toList();
  }

  private static List<String> doomed(SlicePlan plan) {
    return plan.doomed().stream().map(d -> d.slice().name() + " " + d.reason()).toList();
  }

  @Test
  void twoHundredFiftyEndpointsNeedThreeSlices() {
    SlicePlan plan = pack(List.of(), endpoints("p", 250));
    assertThat(sizes(plan.create())).containsExactly(100, 100, 50);
    assertThat(plan.added()).isEqualTo(250);
  }

  @Test
  void remainderGoesIntoTheSliceThatEndsClosestToFull() {
    List<SliceEndpoint> a = endpoints("a", 62);
    List<SliceEndpoint> b = endpoints("b", 61);
    SlicePlan plan =
        pack(List.of(slice("s1", a), slice("s2", b)), concat(a, b, endpoints("n", 129)));
    assertThat(sizes(plan.create())).containsExactly(100);
    assertThat(names(plan.update())).containsExactly("s1");
    assertThat(sizes(plan.update())).containsExactly(91);
    assertThat(names(plan.unchanged())).containsExactly("s2");
  }

  @Test
  void changedSlicesAreFilledFirstAndTheFullestFirst() {
    List<SliceEndpoint> a = endpoints("a", 95);
    List<SliceEndpoint> b = endpoints("b", 98);
    List<SliceEndpoint> c = endpoints("c", 50);
    SlicePlan plan =
        pack(
            List.of(slice("s1", a), slice("s2", b), slice("s3", c)),
            concat(a.subList(1, 95), b.subList(1, 98), c, endpoints("n", 8)));
    assertThat(plan.create()).isEmpty();
    assertThat(names(plan.update())).containsExactly("s1", "s2");
    assertThat(sizes(plan.update())).containsExactly(99, 100);
    assertThat(sizes(plan.unchanged())).containsExactly(50);
    assertThat(plan.added()).isEqualTo(8);
    assertThat(plan.removed()).isEqualTo(2);
  }

  @Test
  void remainderAsLargeAsASliceGetsANewOne() {
    List<SliceEndpoint> none = List.of();
    SlicePlan plan = pack(List.of(slice("s1", none)), endpoints("n", 100));
    assertThat(sizes(plan.create())).containsExactly(100);
    assertThat(names(plan.unchanged())).containsExactly("s1");
  }

  @Test
  void changedEndpointIsReplacedInItsPlace() {
    SliceEndpoint unready = endpoint("b", null, false);
    SlicePlan plan =
        pack(
            List.of(slice("s1", List.of(endpoint("a"), endpoint("b"), endpoint("c")))),
            List.of(endpoint("c"), endpoint("a"), unready));
    assertThat(plan.update().get(0).endpoints())
        .containsExactly(endpoint("a"), unready, endpoint("c"));
    assertThat(plan.update().get(0).membersChanged()).isTrue();
    assertThat(plan.added()).isZero();
  }

  @Test
  void sliceWithoutAnyWantedEndpointIsEmptied() {
    SlicePlan plan = pack(List.of(slice("s1", endpoints("a", 2))), endpoints("b", 1));
    assertThat(doomed(plan)).containsExactly("s1 EMPTIED");
    assertThat(sizes(plan.create())).containsExactly(1);
  }

  @Test
  void sliceWithoutEndpointsStaysWhileItsPortsAreWanted() {
    SlicePlan plan = pack(List.of(slice("s1", List.of())), List.of());
    assertThat(names(plan.unchanged())).containsExactly("s1");
    assertThat(plan.leavesNothing()).isFalse();
  }

  @Test
  void otherLabelsAloneKeepEndpointsAndHints() {
    SliceEndpoint hinted = Endpoints.hinted(endpoint("a"), "z");
    SlicePlan plan =
        pack(
            List.of(new ExistingSlice("s1", true, false, HTTP, List.of(hinted))),
            List.of(endpoint("a")));
    SliceDraft draft = plan.update().get(0);
    assertThat(draft.relabelled()).isTrue();
    assertThat(draft.membersChanged()).isFalse();
    assertThat(draft.endpoints()).containsExactly(hinted);
  }

  @Test
  void foreignSliceAndUnwantedPortsGo() {
    List<SlicePort> other = List.of(new SlicePort("x", 9, "TCP", null));
    SlicePlan plan =
        pack(
            List.of(
                new ExistingSlice("a-ports", true, true, other, endpoints("a", 1)),
                new ExistingSlice("b-foreign", false, true, HTTP, endpoints("a", 1))),
            endpoints("a", 1));
    assertThat(doomed(plan)).containsExactly("b-foreign NOT_OWNED", "a-ports PORTS_GONE");
    assertThat(sizes(plan.create())).containsExactly(1);
  }

  @Test
  void portsInAnotherOrderAreTheSamePorts() {
    List<SlicePort> two =
        SlicePort.ordered(
            List.of(new SlicePort("a", 1, "TCP", null), new SlicePort("b", 2, "TCP", null)));
    List<SlicePort> reversed = List.of(two.get(1), two.get(0));
    List<SliceEndpoint> endpoints = endpoints("a", 1);
    SlicePlan plan =
        Packing.pack(
            List.of(new ExistingSlice("s1", true, true, reversed, endpoints)),
            Map.of(two, endpoints),
            MAX);
    assertThat(names(plan.unchanged())).containsExactly("s1");
  }

  @Test
  void sliceLargerThanTheLimitIsNotSplit() {
    List<SliceEndpoint> many = endpoints("a", 150);
    SlicePlan plan = pack(List.of(slice("s1", many)), concat(many, endpoints("n", 1)));
    assertThat(sizes(plan.unchanged())).containsExactly(150);
    assertThat(sizes(plan.create())).containsExactly(1);
  }

  @Test
  void overfullChangedSliceTakesNothingMore() {
    List<SliceEndpoint> many = endpoints("a", 150);
    SlicePlan plan =
        pack(List.of(slice("s1", many)), concat(many.subList(1, 150), endpoints("n", 1)));
    assertThat(sizes(plan.update())).containsExactly(149);
    assertThat(sizes(plan.create())).containsExactly(1);
  }

  @Test
  void newSlicesTakeTheNamesOfDoomedOnes() {
    SlicePlan plan =
        pack(
            List.of(
                slice("s1", endpoints("a", 1)),
                new ExistingSlice("s0", false, true, HTTP, List.of())),
            endpoints("b", 150));
    plan.recycle();
    assertThat(plan.recycled())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.slice().name()).isEqualTo("s1");
              assertThat(r.draft().size()).isEqualTo(50);
            });
    assertThat(sizes(plan.create())).containsExactly(100);
    assertThat(doomed(plan)).containsExactly("s0 NOT_OWNED");
  }
}
