// SPDX-License-Identifier: Apache-2.0
package engine.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All metrics of one process, and their text form; safe for use by many threads. */
public final class MetricsRegistry {
  /** Content type of {@link #text()}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry meters;
  private final Map<String, Histogram> histograms = new ConcurrentHashMap<>();
  private final Queue<Object> kept = new ConcurrentLinkedQueue<>(); // meters only refer weakly

  public MetricsRegistry() {
    meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /** The counter of this name and these tags (name, value, name, value ...), made on first use. */
  public Counter counter(String name, String help, String... tags) {
    return Counter.builder(name).description(help).tags(Tags.of(tags)).register(meters);
  }

  /** A gauge that holds what was last set; asking again for the same gauge replaces its holder. */
  public Gauge gauge(String name, String help, Supplier<Number> value, String... tags) {
    return Gauge.builder(name, value)
        .description(help)
        .tags(Tags.of(tags))
        .strongReference(true)
        .register(meters);
  }

  /** Constant facts as labels of a metric that is always 1; its name ends in _info. */
  void info(String name, String help, String... tags) {
    String[] names = new String[tags.length / 2];
    String[] values = new String[tags.length / 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = tags[2 * i];
      values[i] = tags[2 * i + 1];
    }
    Info.builder()
        .name(name)
        .help(help)
        .labelNames(names)
        .register(meters.getPrometheusRegistry())
        .setLabelValues(values);
  }

  /** A counter whose value is read when asked for. */
  void counterOf(String name, String help, Supplier<Number> value) {
    kept.add(value);
    FunctionCounter.builder(name, value, read -> read.get().doubleValue())
        .description(help)
        .register(meters);
  }

  /** The histogram of this name and these tags with these bucket bounds, made on first use. */
  public Histogram.Row histogram(String name, String help, double[] buckets, String... tags) {
    return histograms
        .computeIfAbsent(
            name,
            unused -> {
              Histogram made = new Histogram(name, help, buckets);
              meters.getPrometheusRegistry().register(made);
              return made;
            })
        .row(tags);
  }

  /** Every metric in the Prometheus text format, without the maxima that micrometer adds. */
  public String text() {
    Set<String> names =
        meters.getPrometheusRegistry().scrape(name -> !name.endsWith("_max")).stream()
            .map(snapshot -> snapshot.getMetadata().getPrometheusName())
            .collect(Collectors.toSet());
    return meters.scrape(CONTENT_TYPE, names);
  }

  /** Frees what the registry holds; its metrics are gone afterwards. */
  public void close() {
    meters.close();
  }
}
