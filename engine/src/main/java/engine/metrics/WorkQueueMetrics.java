// SPDX-License-Identifier: Apache-2.0
package engine.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Metrics of one work queue, under client-go's names.
 *
 * @source 00-controller-manager.md section 9, Kubernetes 1.37
 */
public final class WorkQueueMetrics {
  private static final double[] SECONDS = {1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

  private final MetricsRegistry registry;
  private final String name;
  private final AtomicInteger depth = new AtomicInteger();
  private final Counter adds;
  private final Counter retries;
  private final Histogram.Row queued;
  private final Histogram.Row worked;

  /** Makes the metrics of the queue of this name; a name is used once. */
  public WorkQueueMetrics(MetricsRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
    registry.gauge("workqueue_depth", "Keys that wait in the queue.", depth::get, "name", name);
    adds = registry.counter("workqueue_adds_total", "Keys added to the queue.", "name", name);
    retries =
        registry.counter("workqueue_retries_total", "Keys added after a failure.", "name", name);
    queued =
        registry.histogram(
            "workqueue_queue_duration_seconds",
            "Time a key waits in the queue.",
            SECONDS,
            "name",
            name);
    worked =
        registry.histogram(
            "workqueue_work_duration_seconds", "Time to process a key.", SECONDS, "name", name);
  }

  /**
   * Says where to read how long work is under way; called once, before the queue starts.
   *
   * @param unfinished seconds of all work that is under way, added up
   * @param longest seconds that the longest running worker has taken
   */
  public void underWay(Supplier<Number> unfinished, Supplier<Number> longest) {
    registry.gauge(
        "workqueue_unfinished_work_seconds",
        "Seconds of work under way, over all workers.",
        unfinished,
        "name",
        name);
    registry.gauge(
        "workqueue_longest_running_processor_seconds",
        "Seconds that the longest running worker has taken.",
        longest,
        "name",
        name);
  }

  /** Counts a key that was added. */
  public void added() {
    adds.increment();
  }

  /** Counts a key that comes back after a failure. */
  public void retried() {
    retries.increment();
  }

  /** Sets how many keys wait. */
  public void depth(int keys) {
    depth.set(keys);
  }

  /** Records how long a key waited before its work began. */
  public void waited(double seconds) {
    queued.record(seconds);
  }

  /** Records how long the work on a key took. */
  public void worked(double seconds) {
    worked.record(seconds);
  }
}
