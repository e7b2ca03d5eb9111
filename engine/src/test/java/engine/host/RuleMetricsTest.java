// SPDX-License-Identifier: Apache-2.0
package engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import engine.definition.ControllerDefinition;
import engine.metrics.MetricsRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metrics that the engine keeps for a controller. */
class RuleMetricsTest {
  private static final String YAML =
      """
      controller: toy-controller
      identity: toy
      component: toy
      metrics:
        toy_sync_total: {type: counter, counts: syncs, labels: [code], doc: Syncs.}
        toy_sync_seconds: {type: histogram, counts: syncs, labels: [code], buckets: [0.1, 1], doc: Time.}
        toy_kind_errors_total: {type: counter, counts: kind-errors, doc: Errors.}
        toy_other_total: {type: counter, doc: Of rules.}
      """;

  private final MetricsRegistry registry = new MetricsRegistry();
  private final RuleMetrics metrics =
      new RuleMetrics(ControllerDefinition.read("toy", "toy", YAML), registry);

  @Test
  void syncsAreCountedAndTimedByTheirCode() {
    metrics.synced(200, Duration.ofMillis(50));
    metrics.synced(200, Duration.ofMillis(500));
    metrics.synced(403, Duration.ofMillis(1));
    assertThat(registry.text())
        .contains("toy_sync_total{code=\"200\"} 2.0")
        .contains("toy_sync_total{code=\"403\"} 1.0")
        .contains("toy_sync_seconds_bucket{code=\"200\",le=\"0.1\"} 1")
        .contains("toy_sync_seconds_count{code=\"200\"} 2");
  }

  @Test
  void failuresToFindKindsAreCountedFromZero() {
    assertThat(registry.text()).contains("toy_kind_errors_total 0.0");
    metrics.kindError();
    assertThat(registry.text())
        .contains("toy_kind_errors_total 1.0")
        .doesNotContain("toy_other_total");
  }
}
