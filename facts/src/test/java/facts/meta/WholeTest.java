// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeTest {

  @Test
  void keptBytesComeBackUnchanged() {
    byte[] random = new byte[200_000];
    new Random(1).nextBytes(random);
    for (byte[] bytes : List.of(new byte[0], new byte[] {1}, random)) {
      assertThat(Whole.of(bytes).bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void aSmallObjectTakesLessThanHalfOfWhatItWouldAlone() {
    ClusterObject set =
        Kinds.fromTree(
            Kinds.REPLICA_SET,
            Map.of(
                "metadata",
                Map.of("name", "web-1", "namespace", "shop", "labels", Map.of("app", "web")),
                "spec",
                Map.of(
                    "replicas",
                    3L,
                    "selector",
                    Map.of("matchLabels", Map.of("app", "web")),
                    "template",
                    Map.of(
                        "spec",
                        Map.of(
                            "restartPolicy",
                            "Always",
                            "schedulerName",
                            "default-scheduler",
                            "dnsPolicy",
                            "ClusterFirst",
                            "containers",
                            List.of(
                                Map.of(
                                    "name",
                                    "web",
                                    "image",
                                    "web:2",
                                    "terminationMessagePath",
                                    "/dev/termination-log",
                                    "imagePullPolicy",
                                    "IfNotPresent")))))));
    Whole whole = set.whole();
    assertThat(whole).isNotNull();
    assertThat(new String(whole.bytes(), StandardCharsets.UTF_8)).contains("termination-log");
    assertThat(whole.size() * 2).isLessThan(whole.bytes().length);
  }
}
