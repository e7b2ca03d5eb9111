// SPDX-License-Identifier: Apache-2.0
package rules.rootcacertificatepublisher;

import static org.assertj.core.api.Assertions.assertThat;

import facts.core.ConfigMap;
import facts.core.Namespace;
import facts.meta.Kinds;
import facts.scope.WakeWhen.Sides;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RootCaTest {

  private static ConfigMap published(Map<String, Object> annotations, Map<String, Object> data) {
    return (ConfigMap)
        Kinds.fromTree(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", RootCa.configMapName(), "annotations", annotations),
                "data",
                data));
  }

  private static Namespace namespace(String phase) {
    return (Namespace)
        Kinds.fromTree(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Namespace",
                "metadata",
                Map.of("name", "a"),
                "status",
                Map.of("phase", phase)));
  }

  private static final Map<String, Object> DESCRIBED = Map.of("kubernetes.io/description", "any");

  @Test
  void theBundleAloneWithAnyDescriptionIsRight() {
    assertThat(RootCa.publishes(published(DESCRIBED, Map.of("ca.crt", "PEM")), "PEM")).isTrue();
  }

  @Test
  void anotherBundleAnExtraKeyOrAMissingKeyIsNot() {
    assertThat(RootCa.publishes(published(DESCRIBED, Map.of("ca.crt", "OLD")), "PEM")).isFalse();
    assertThat(RootCa.publishes(published(DESCRIBED, Map.of("ca.crt", "PEM", "x", "")), "PEM"))
        .isFalse();
    assertThat(RootCa.publishes(published(DESCRIBED, Map.of()), "PEM")).isFalse();
  }

  @Test
  void aMissingOrEmptyDescriptionIsNot() {
    Map<String, Object> data = Map.of("ca.crt", "PEM");
    assertThat(RootCa.publishes(published(Map.of(), data), "PEM")).isFalse();
    assertThat(RootCa.publishes(published(Map.of("kubernetes.io/description", ""), data), "PEM"))
        .isFalse();
  }

  @Test
  void theBodyIsRightByItsOwnMeasure() {
    Map<String, Object> body = RootCa.body("PEM");
    assertThat(body.get("data")).isEqualTo(Map.of("ca.crt", "PEM"));
    assertThat(body.get("metadata"))
        .isEqualTo(
            Map.of(
                "annotations",
                Map.of(
                    "kubernetes.io/description",
                    "Contains a CA bundle that can be used to verify the kube-apiserver when using"
                        + " internal endpoints such as the internal service IP or"
                        + " kubernetes.default.svc. No other usage is guaranteed across"
                        + " distributions of Kubernetes clusters.")));
  }

  @Test
  void newNamespacesAndActiveOnesWake() {
    NewOrActive wake = new NewOrActive();
    Namespace active = namespace("Active");
    Namespace terminating = namespace("Terminating");
    assertThat(wake.judge(null, terminating)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(active, active)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(active, terminating)).isEqualTo(Sides.NONE);
  }
}
