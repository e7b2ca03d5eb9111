// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.definition.ControllerDefinition;
import engine.definition.MetricDefinition;
import engine.metrics.Histogram;
import engine.metrics.MetricsRegistry;
import engine.sync.MeasureSink;
import facts.intent.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Feeds the metrics that a controller's rules measure, and those that count for themselves. */
final class RuleMetrics implements MeasureSink {
  private final ControllerDefinition definition;
  private final MetricsRegistry registry;
  private final Map<List<String>, AtomicReference<Number>> gauges = new ConcurrentHashMap<>();

  RuleMetrics(ControllerDefinition definition, MetricsRegistry registry) {
    this.definition = definition;
    this.registry = registry;
    counting("kind-errors", metric -> registry.counter(metric.name(), metric.doc()));
  }

  /** Counts a failure to find out or to watch kinds. */
  void kindError() {
    counting("kind-errors", metric -> registry.counter(metric.name(), metric.doc()).increment());
  }

  @Override
  public void synced(int code, Duration took) {
    counting(
        "syncs",
        metric -> {
          List<String> tags = new ArrayList<>();
          for (String label : metric.labels()) {
            tags.add(label);
            tags.add(label.equals("code") ? String.valueOf(code) : "");
          }
          String[] labels = tags.toArray(String[]::new);
          if (metric.type() == MetricDefinition.Type.HISTOGRAM) {
            histogram(metric, labels).record(took.toNanos() / 1e9);
          } else {
            registry.counter(metric.name(), metric.doc(), labels).increment();
          }
        });
  }

  private void counting(String what, Consumer<MetricDefinition> use) {
    for (MetricDefinition metric : definition.metrics().values()) {
      if (what.equals(metric.counts())) {
        use.accept(metric);
      }
    }
  }

  @Override
  public void measure(Measure measure) {
    MetricDefinition metric = definition.metrics().get(measure.metric());
    if (metric == null) {
      throw new IllegalArgumentException(
          "a rule measures "
              + measure.metric()
              + "; "
              + definition.name()
              + " declares "
              + definition.metrics().keySet());
    }
    List<String> tags = new ArrayList<>();
    for (String label : metric.labels()) {
      tags.add(label);
      tags.add(measure.labels().getOrDefault(label, ""));
    }
    String[] labels = tags.toArray(String[]::new);
    switch (metric.type()) {
      case COUNTER ->
          registry.counter(metric.name(), metric.doc(), labels).increment(measure.value());
      case GAUGE -> gauge(metric, tags, labels).set(measure.value());
      case HISTOGRAM -> histogram(metric, labels).record(measure.value());
    }
  }

  private Histogram.Row histogram(MetricDefinition metric, String[] labels) {
    double[] buckets = metric.buckets().stream().mapToDouble(Double::doubleValue).toArray();
    return registry.histogram(metric.name(), metric.doc(), buckets, labels);
  }

  private AtomicReference<Number> gauge(
      MetricDefinition metric, List<String> tags, String[] labels) {
    List<String> key = new ArrayList<>(tags);
    key.add(0, metric.name());
    return gauges.computeIfAbsent(
        key,
        unused -> {
          AtomicReference<Number> value = new AtomicReference<>(0);
          registry.gauge(metric.name(), metric.doc(), value::get, labels);
          return value;
        });
  }
}
