// SPDX-License-Identifier: Apache-2.0
package engine.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of leader election, under client-go's names. */
public final class LeaderMetrics {
  private final AtomicInteger leading = new AtomicInteger();
  private final Counter slowPaths;

  /** Makes the metrics of the Lease of this name. */
  public LeaderMetrics(MetricsRegistry registry, String lease) {
    registry.gauge(
        "leader_election_master_status",
        "1 while leading, 0 while standing by.",
        leading::get,
        "name",
        lease);
    slowPaths =
        registry.counter(
            "leader_election_slowpath_total",
            "Renewals that had to read the Lease first.",
            "name",
            lease);
  }

  /** Sets whether this process leads. */
  public void leading(boolean yes) {
    leading.set(yes ? 1 : 0);
  }

  /** Counts a renewal that had to read the Lease first. */
  public void slowPath() {
    slowPaths.increment();
  }
}
