// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import facts.core.Node;
import facts.discovery.EndpointSlice;
import facts.scope.WakeWhen.Sides;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rules.shared.Trees;

final class ChangesTest {
  private static final String OURS = "endpointslice-controller.k8s.io";
  private final SliceChange slices = new SliceChange();
  private final NodeChange nodes = new NodeChange();

  private static EndpointSlice slice(String manager, String service, int generation) {
    return Trees.slice(
        Map.of(
            "labels",
            Map.of(
                "kubernetes.io/service-name",
                service,
                "endpointslice.kubernetes.io/managed-by",
                manager),
            "generation",
            generation));
  }

  private static Node node(String zone, String ready) {
    return Trees.node(Map.of("topology.kubernetes.io/zone", zone), ready);
  }

  @Test
  void onlyOwnSlicesMatterWhenTheyComeOrGo() {
    assertThat(slices.judge(null, slice(OURS, "web", 1))).isEqualTo(Sides.NEW);
    assertThat(slices.judge(slice(OURS, "web", 1), null)).isEqualTo(Sides.OLD);
    assertThat(slices.judge(null, slice("other", "web", 1))).isEqualTo(Sides.NONE);
    assertThat(slices.judge(slice("other", "web", 1), null)).isEqualTo(Sides.NONE);
  }

  @Test
  void contentMattersLabelsAloneDoNot() {
    assertThat(slices.judge(slice(OURS, "web", 1), slice(OURS, "web", 2))).isEqualTo(Sides.NEW);
    assertThat(slices.judge(slice(OURS, "web", 1), slice(OURS, "web", 1))).isEqualTo(Sides.NONE);
    assertThat(slices.judge(slice("other", "web", 1), slice("other", "web", 2)))
        .isEqualTo(Sides.NONE);
  }

  @Test
  void changeOfManagerMattersEitherWay() {
    assertThat(slices.judge(slice(OURS, "web", 1), slice("other", "web", 1))).isEqualTo(Sides.NEW);
    assertThat(slices.judge(slice("other", "web", 1), slice(OURS, "web", 1))).isEqualTo(Sides.NEW);
  }

  @Test
  void changeOfServiceMattersToBothWhoeverManages() {
    assertThat(slices.judge(slice("other", "web", 1), slice("other", "api", 1)))
        .isEqualTo(Sides.BOTH);
  }

  @Test
  void nodesMatterWhenTheyComeGoTurnReadyOrMove() {
    assertThat(nodes.judge(null, node("a", "True"))).isEqualTo(Sides.NEW);
    assertThat(nodes.judge(node("a", "True"), null)).isEqualTo(Sides.OLD);
    assertThat(nodes.judge(node("a", "True"), node("a", "False"))).isEqualTo(Sides.NEW);
    assertThat(nodes.judge(node("a", "True"), node("b", "True"))).isEqualTo(Sides.NEW);
    assertThat(nodes.judge(node("a", "Unknown"), node("a", "False"))).isEqualTo(Sides.NONE);
  }
}
