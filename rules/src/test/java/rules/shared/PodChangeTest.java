// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static rules.shared.Trees.ready;

import facts.core.Pod;
import facts.scope.WakeWhen.Sides;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PodChangeTest {
  private final PodChange change = new PodChange();
  private int version;

  private Pod pod(String app, String ready, List<String> ips, boolean deleting, String hostname) {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("labels", Map.of("app", app));
    metadata.put("resourceVersion", String.valueOf(++version));
    if (deleting) {
      metadata.put("deletionTimestamp", "2030-01-01T00:00:00Z");
    }
    return Trees.pod(
        metadata,
        Map.of("hostname", hostname),
        Map.of(
            "phase", "Running",
            "podIPs", ips.stream().map(ip -> Map.of("ip", ip)).toList(),
            "conditions", List.of(ready(ready))));
  }

  private Pod pod(String app, String ready) {
    return pod(app, ready, List.of("10.0.0.1"), false, "");
  }

  @Test
  void newAndDeletedPodsMatterToTheirServices() {
    assertThat(change.judge(null, pod("a", "True"))).isEqualTo(Sides.NEW);
    assertThat(change.judge(pod("a", "True"), null)).isEqualTo(Sides.OLD);
  }

  @Test
  void resyncIsNoChange() {
    Pod deleting = pod("a", "True", List.of("10.0.0.1"), true, "");
    assertThat(change.judge(deleting, deleting)).isEqualTo(Sides.NONE);
  }

  @Test
  void changesThatNoEndpointShowsAreDropped() {
    assertThat(change.judge(pod("a", "True"), pod("a", "True"))).isEqualTo(Sides.NONE);
  }

  @Test
  void readinessAndAddressesMatter() {
    assertThat(change.judge(pod("a", "False"), pod("a", "True"))).isEqualTo(Sides.NEW);
    assertThat(change.judge(pod("a", "True"), pod("a", "True", List.of("10.0.0.2"), false, "")))
        .isEqualTo(Sides.NEW);
    assertThat(
            change.judge(
                pod("a", "True", List.of("10.0.0.1", "fd00::1"), false, ""),
                pod("a", "True", List.of("fd00::1", "10.0.0.1"), false, "")))
        .isEqualTo(Sides.NEW);
  }

  @Test
  void everyUpdateOfAPodBeingDeletedMatters() {
    assertThat(
            change.judge(
                pod("a", "True", List.of("10.0.0.1"), true, ""),
                pod("a", "True", List.of("10.0.0.1"), true, "")))
        .isEqualTo(Sides.NEW);
  }

  @Test
  void labelsAloneMatterToServicesThatLoseOrGainThePod() {
    assertThat(change.judge(pod("a", "True"), pod("b", "True"))).isEqualTo(Sides.DIFFERENCE);
  }

  @Test
  void hostnameCountsAsALabel() {
    assertThat(change.judge(pod("a", "True"), pod("a", "True", List.of("10.0.0.1"), false, "h")))
        .isEqualTo(Sides.DIFFERENCE);
  }

  @Test
  void labelsAndReadinessMatterToAllServicesOfBothStates() {
    assertThat(change.judge(pod("a", "False"), pod("b", "True"))).isEqualTo(Sides.BOTH);
  }
}
