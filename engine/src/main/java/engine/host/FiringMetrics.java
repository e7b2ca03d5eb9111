// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.metrics.MetricsRegistry;
import engine.rulebase.RuleDecl;
import engine.rulebase.RuleListener;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how often each rule fires. */
final class FiringMetrics implements RuleListener {
  private final String controller;
  private final MetricsRegistry registry;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  FiringMetrics(String controller, MetricsRegistry registry) {
    this.controller = controller;
    this.registry = registry;
  }

  @Override
  public void fired(RuleDecl rule, List<Object> facts) {
    counters
        .computeIfAbsent(
            rule.name(),
            name ->
                registry.counter(
                    "drover_rule_firings_total",
                    "Firings of a rule.",
                    "controller",
                    controller,
                    "rule",
                    name))
        .increment();
  }
}
