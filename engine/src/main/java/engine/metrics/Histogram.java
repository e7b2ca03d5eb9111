// SPDX-License-Identifier: Apache-2.0
package engine.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts values in buckets, one row for each set of labels; safe for use by many threads.
 *
 * <p>Not micrometer's, whose buckets round each value up to a whole number: seconds below one would
 * all be one.
 */
public final class Histogram implements Collector {
  private final String name;
  private final String help;
  private final double[] bounds;
  private final Map<List<String>, Row> rows = new ConcurrentHashMap<>();

  Histogram(String name, String help, double[] buckets) {
    this.name = name;
    this.help = help;
    bounds = Arrays.copyOf(buckets, buckets.length + 1);
    bounds[buckets.length] = Double.POSITIVE_INFINITY;
  }

  /** The row of these labels: name, value, name, value … */
  Row row(String... labels) {
    return rows.computeIfAbsent(List.of(labels), key -> new Row(Labels.of(labels)));
  }

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder().name(name).help(help);
    rows.values().forEach(row -> snapshot.dataPoint(row.collect()));
    return snapshot.build();
  }

  /** The buckets of one set of labels. */
  public final class Row {
    private final Labels labels;
    private final long[] counts = new long[bounds.length];
    private double sum;

    private Row(Labels labels) {
      this.labels = labels;
    }

    /** Counts a value in the first bucket whose bound is not below it. */
    public synchronized void record(double value) {
      int bucket = 0;
      while (value > bounds[bucket]) {
        bucket++;
      }
      counts[bucket]++;
      sum += value;
    }

    private synchronized HistogramDataPointSnapshot collect() {
      return HistogramDataPointSnapshot.builder()
          .labels(labels)
          .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts.clone()))
          .sum(sum)
          .build();
    }
  }
}
