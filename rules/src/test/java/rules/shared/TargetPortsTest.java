// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import facts.core.Pod;
import facts.core.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TargetPortsTest {
  private static final Pod POD =
      Trees.pod(
          Map.of(),
          Map.of(
              "containers",
              List.of(
                  Map.of(
                      "name",
                      "a",
                      "ports",
                      List.of(port("web", 8080, "TCP"), port("dns", 53, "UDP"))),
                  Map.of("name", "b", "ports", List.of(port("web", 9090, "TCP")))),
              "initContainers",
              List.of(
                  Map.of("name", "once", "ports", List.of(port("once", 1, "TCP"))),
                  Map.of(
                      "name",
                      "side",
                      "restartPolicy",
                      "Always",
                      "ports",
                      List.of(port("side", 2, "TCP"))))),
          Map.of());

  private static Map<String, Object> port(String name, int number, String protocol) {
    return Map.of("name", name, "containerPort", number, "protocol", protocol);
  }

  private static List<SlicePort> resolve(Object target, String protocol) {
    Service service =
        Trees.service(
            Map.of(),
            Map.of(
                "ports",
                List.of(
                    Map.of("name", "p", "port", 80, "protocol", protocol, "targetPort", target))));
    return TargetPorts.resolve(service, POD);
  }

  @Test
  void numberStandsForItself() {
    assertThat(resolve(1234, "TCP")).containsExactly(new SlicePort("p", 1234, "TCP", null));
  }

  @Test
  void nameFindsTheFirstContainerPort() {
    assertThat(resolve("web", "TCP")).containsExactly(new SlicePort("p", 8080, "TCP", null));
  }

  @Test
  void protocolMustBeTheSame() {
    assertThat(resolve("dns", "UDP")).containsExactly(new SlicePort("p", 53, "UDP", null));
    assertThat(resolve("dns", "TCP")).isEmpty();
  }

  @Test
  void onlyRestartableInitContainersServe() {
    assertThat(resolve("side", "TCP")).containsExactly(new SlicePort("p", 2, "TCP", null));
    assertThat(resolve("once", "TCP")).isEmpty();
  }
}
