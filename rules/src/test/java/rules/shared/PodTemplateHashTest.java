// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import facts.meta.Template;
import facts.schema.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PodTemplateHashTest {
  private static final List<String> SINCE_1_34 =
      List.of(
          " HostnameOverride:(*string)<nil>",
          " SchedulingGroup:(*v1.PodSchedulingGroup)<nil>",
          " EvictionResponders:([]v1.EvictionResponder)<nil>",
          " RestartPolicyRules:([]v1.ContainerRestartRule)<nil>");
  private static final List<String> SINCE_1_32 =
      List.of(
          " Resources:(*v1.ResourceRequirements)<nil>",
          " SELinuxChangePolicy:(*v1.PodSELinuxChangePolicy)<nil>");
  private static final List<String> SINCE_1_31 =
      List.of(" SupplementalGroupsPolicy:(*v1.SupplementalGroupsPolicy)<nil>");
  private static final List<String> SINCE_1_30 =
      List.of(" AppArmorProfile:(*v1.AppArmorProfile)<nil>");

  /**
   * Templates as a server of Kubernetes 1.37 sends them, and the names that its manager made from
   * them.
   */
  static Stream<Arguments> observed() throws IOException {
    try (InputStream in =
        PodTemplateHashTest.class.getResourceAsStream("/vectors/pod-template-hash.json")) {
      List<?> cases = (List<?>) Json.read(in.readAllBytes());
      return cases.stream()
          .map(Json::asObject)
          .map(each -> Arguments.of(each.get("case"), each.get("template"), each.get("hash")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("observed")
  void hashesAreThoseOfTheRealManager(String name, Map<String, Object> template, String want) {
    assertThat(PodTemplateHash.of(Template.fromTree(template), null)).isEqualTo(want);
  }

  @ParameterizedTest(name = "{0} collisions: {1}")
  @CsvSource({", 54fd4d6d4c", "0, b7845b659", "1, 77b67654cd"})
  void collisionsChangeTheHashEvenWhenThereAreNone(Integer collisions, String want) {
    assertThat(PodTemplateHash.of(nginx(), collisions)).isEqualTo(want);
  }

  @Test
  void fieldsThatFormerVersionsLackedExplainTheirHashes() {
    String dump = PodTemplateHash.dump(nginx());
    assertThat(dump).hasSize(3598);
    String in133 = without(dump, SINCE_1_34);
    String in131 = without(in133, SINCE_1_32);
    String in130 = without(in131, SINCE_1_31);
    assertThat(hash(in133)).isEqualTo("647677fc66");
    assertThat(hash(in131)).isEqualTo("d556bf558");
    assertThat(hash(in130)).isEqualTo("77d8468669");
    assertThat(hash(without(in130, SINCE_1_30))).isEqualTo("86dcfdf4c6");
  }

  private static String hash(String dump) {
    return SafeHash.of(SafeHash.words(dump), null);
  }

  private static String without(String dump, List<String> fields) {
    String rest = dump;
    for (String field : fields) {
      assertThat(rest).contains(field);
      rest = rest.replace(field, "");
    }
    return rest;
  }

  private static Template nginx() {
    Map<String, Object> container =
        Map.of(
            "name", "nginx",
            "image", "nginx:1.14.2",
            "ports", List.of(Map.of("containerPort", 80, "protocol", "TCP")),
            "imagePullPolicy", "IfNotPresent",
            "terminationMessagePath", "/dev/termination-log",
            "terminationMessagePolicy", "File");
    return Template.fromTree(
        Map.of(
            "metadata",
            Map.of("labels", Map.of("app", "nginx")),
            "spec",
            Map.of(
                "containers",
                List.of(container),
                "restartPolicy",
                "Always",
                "terminationGracePeriodSeconds",
                30,
                "dnsPolicy",
                "ClusterFirst",
                "securityContext",
                Map.of(),
                "schedulerName",
                "default-scheduler")));
  }
}
