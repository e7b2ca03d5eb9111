// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import engine.embedded.EmbeddedCluster;
import engine.journal.Journal;
import engine.time.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void withoutControllersItEndsAndSaysWhatDidNotHappen() {
    SystemClock clock = new SystemClock();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EmbeddedCluster cluster = new EmbeddedCluster(clock, Demo.ASSUMPTIONS, 1)) {
      Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
      Demo demo = new Demo(cluster, clock, new Journal(10), screen, Duration.ofMillis(160));
      assertThat(demo.play(List.of())).isEqualTo(1);
    }
    String told = bytes.toString(StandardCharsets.UTF_8);
    assertThat(told)
        .contains(
            "✗ the namespace has no default service account, so no pod can be made in it",
            "✗ Deployment web: 0 of 3 updated, 0 available after 0.02 s",
            "✗ Job migrate is still there",
            "6. The end",
            "Not everything happened:")
        .doesNotContain("every step came to its end", "\u001b");
    assertThat(told.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(96);
  }
}
