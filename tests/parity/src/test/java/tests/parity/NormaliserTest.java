// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NormaliserTest {
  private static final String UID = "11111111-2222-4333-8444-555555555555";

  private final Normaliser normaliser = new Normaliser("PEM", false);

  @Test
  void generatedNamesLoseTheirEndingAndOthersKeepIt() {
    assertThat(named("web-6b8f7c9d4-x7k2p")).isEqualTo("web-6b8f7c9d4-*");
    assertThat(named("web-small")).isEqualTo("web-small");
  }

  @Test
  void aUidReadsAsWhatItBelongsTo() {
    normaliser.learn(Map.of("kind", "ReplicaSet", "metadata", Map.of("name", "web", "uid", UID)));
    assertThat(normaliser.object(Map.of("owner", UID)))
        .isEqualTo(Map.of("owner", "<uid of ReplicaSet/web>"));
  }

  @Test
  void anUnknownUidIsNotTakenForAKnownOne() {
    assertThat(normaliser.object(Map.of("owner", UID))).isEqualTo(Map.of("owner", "<uid of ?>"));
  }

  @Test
  void timesKeepOnlyThatTheyAreThere() {
    assertThat(normaliser.object(Map.of("at", "2026-01-02T03:04:05Z")))
        .isEqualTo(Map.of("at", "<time>"));
  }

  @Test
  void endpointsAreComparedWithoutOrderAndConditionsWithOrder() {
    Map<String, Object> one =
        Map.of("endpoints", List.of("b", "a"), "conditions", List.of("b", "a"));
    assertThat(normaliser.object(one))
        .isEqualTo(Map.of("endpoints", List.of("a", "b"), "conditions", List.of("b", "a")));
  }

  @Test
  void aHeadlessAddressStaysAndAChosenOneGoes() {
    assertThat(normaliser.object(Map.of("clusterIP", "None"))).containsKey("clusterIP");
    assertThat(normaliser.object(Map.of("clusterIP", "10.96.0.7"))).isEmpty();
  }

  private Object named(String name) {
    return normaliser.object(Map.of("name", name)).get("name");
  }
}
