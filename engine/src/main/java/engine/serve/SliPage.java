// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Health checks as metrics, counted each time the page is read; DELETE starts counting anew. */
final class SliPage implements Page {
  private final Instant started;
  private final Supplier<List<HealthCheck>> checks;
  private final Map<String, AtomicLong> totals = new ConcurrentSkipListMap<>();

  SliPage(Instant started, Supplier<List<HealthCheck>> checks) {
    this.started = started;
    this.checks = checks;
  }

  @Override
  public PageAnswer serve(PageRequest request) {
    if (request.method().equals("DELETE")) {
      totals.clear();
      return PageAnswer.text("metrics reset\n");
    }
    StringBuilder now = new StringBuilder();
    now.append("# HELP kubernetes_healthcheck Result of a health check.\n");
    now.append("# TYPE kubernetes_healthcheck gauge\n");
    for (HealthCheck check : checks.get()) {
      boolean well = check.problem().get() == null;
      String labels = "name=\"" + check.name() + "\",type=\"healthz\"";
      now.append("kubernetes_healthcheck{").append(labels).append("} ").append(well ? 1 : 0);
      now.append('\n');
      String counted =
          "name=\""
              + check.name()
              + "\",status=\""
              + (well ? "success" : "error")
              + "\",type=\"healthz\"";
      totals.computeIfAbsent(counted, unused -> new AtomicLong()).incrementAndGet();
    }
    now.append("# HELP kubernetes_healthchecks_total Results of health checks, counted.\n");
    now.append("# TYPE kubernetes_healthchecks_total counter\n");
    totals.forEach(
        (labels, count) ->
            now.append("kubernetes_healthchecks_total{")
                .append(labels)
                .append("} ")
                .append(count)
                .append('\n'));
    now.append("# HELP process_start_time_seconds Start of the process.\n");
    now.append("# TYPE process_start_time_seconds gauge\n");
    now.append("process_start_time_seconds ").append(started.toEpochMilli() / 1000.0).append('\n');
    return new PageAnswer(200, "text/plain; version=0.0.4; charset=utf-8", now.toString());
  }
}
