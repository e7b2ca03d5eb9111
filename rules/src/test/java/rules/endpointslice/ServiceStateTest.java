// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import facts.core.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rules.shared.Trees;
import rules.shared.TriggerTimes;

final class ServiceStateTest {
  private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");

  private static ServiceState state(Service service) {
    return new ServiceState(service, new TriggerTimes(T0, Map.of()), null, false, false);
  }

  @Test
  void slicesTakeTheServicesLabelsExceptReservedOnes() {
    Service service =
        Trees.service(
            Map.of("labels", Map.of("team", "a", "endpointslice.kubernetes.io/managed-by", "me")),
            Map.of("clusterIP", "10.0.0.1"));
    assertThat(state(service).getSliceLabels())
        .isEqualTo(
            Map.of(
                "team", "a",
                "kubernetes.io/service-name", "web",
                "endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io"));
  }

  @Test
  void slicesOfHeadlessServicesSaySo() {
    assertThat(state(Trees.service(Map.of(), Map.of("clusterIP", "None"))).getSliceLabels())
        .containsEntry("service.kubernetes.io/headless", "");
    assertThat(state(Trees.service(Map.of(), Map.of())).getSliceLabels())
        .containsEntry("service.kubernetes.io/headless", "");
  }

  @Test
  void selectorIsWhatMakesAServiceSelecting() {
    assertThat(state(Trees.service(Map.of(), Map.of("selector", Map.of("a", "b")))).isSelecting())
        .isTrue();
    assertThat(state(Trees.service(Map.of(), Map.of())).isSelecting()).isFalse();
  }

  @Test
  void ownerControlsAndBlocks() {
    assertThat(state(Trees.service(Map.of(), Map.of())).getOwnerReferences())
        .isEqualTo(
            List.of(
                Map.of(
                    "apiVersion", "v1",
                    "kind", "Service",
                    "name", "web",
                    "uid", "u",
                    "controller", true,
                    "blockOwnerDeletion", true)));
  }

  @Test
  void nameThatIsTooLongForADashGoesWithout() {
    assertThat(SliceLabels.generateName("web")).isEqualTo("web-");
    assertThat(SliceLabels.generateName("a".repeat(252))).endsWith("-");
    assertThat(SliceLabels.generateName("a".repeat(253))).isEqualTo("a".repeat(253));
  }

  @Test
  void syncWithoutNewsIsNotTriggered() {
    TriggerTimes times = new TriggerTimes(T0, Map.of());
    ServiceState same =
        new ServiceState(Trees.service(Map.of(), Map.of()), times, times, false, false);
    assertThat(same.isTriggered()).isFalse();
    assertThat(same.isTimesNew()).isFalse();
    assertThat(same.getTriggerAnnotations()).isNull();
    assertThat(state(Trees.service(Map.of(), Map.of())).getTriggerTime())
        .isEqualTo("2030-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "service.kubernetes.io/topology-mode, Auto, Auto",
    "service.kubernetes.io/topology-mode, auto, Auto",
    "service.kubernetes.io/topology-mode, aUto, Disabled",
    "service.kubernetes.io/topology-mode, enabled, Disabled",
    "service.kubernetes.io/topology-aware-hints, auto, Auto",
    "service.kubernetes.io/topology-aware-hints, Disabled, Disabled",
    "other, Auto, Disabled",
  })
  void onlyAutoTurnsTheTopologyOn(String annotation, String value, String want) {
    Service service = Trees.service(Map.of("annotations", Map.of(annotation, value)), Map.of());
    assertThat(state(service).getTopologyLabel()).isEqualTo(want);
  }
}
