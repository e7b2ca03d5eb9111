// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.actuate.Actuator;
import engine.actuate.ApiObjects;
import engine.actuate.Calls;
import engine.actuate.DryRun;
import engine.actuate.EventRecorder;
import engine.actuate.EventSink;
import engine.cache.ClusterCache;
import engine.client.ApiClient;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import engine.discovery.Discovery;
import engine.flags.FlagValues;
import engine.journal.Journal;
import engine.metrics.WorkQueueMetrics;
import engine.queue.QueueListener;
import engine.rulebase.RuleSet;
import engine.rulebase.Watchdog;
import engine.sync.ControllerRuntime;
import engine.sync.QueueRuntime;
import engine.sync.Words;
import java.time.Duration;
import java.util.Random;

/** Puts single controllers together. */
final class Assembly {
  private final RunContext context;
  private final ClusterCache cache;
  private final Journal journal;
  private final Discovery discovery;
  private final Watchdog watchdog;

  Assembly(
      RunContext context,
      ClusterCache cache,
      Journal journal,
      Discovery discovery,
      Watchdog watchdog) {
    this.context = context;
    this.cache = cache;
    this.journal = journal;
    this.discovery = discovery;
    this.watchdog = watchdog;
  }

  /** A controller and its queues, whose workers do not run yet. */
  ControllerRuntime build(ControllerDefinition definition, RuleSet rules, RuleMetrics metrics) {
    double qps = context.flags().number("kube-api-qps") * definition.client().qps();
    int burst = context.flags().integer("kube-api-burst") * definition.client().burst();
    ApiClient client = context.clients().forController(definition.identity(), qps, burst);
    ApiObjects objects = new ApiObjects(client);
    EventSink events;
    Actuator actuator;
    if (context.isDryRun()) {
      DryRun instead = new DryRun(definition.name(), Words::of);
      events = instead;
      actuator = new Actuator(instead, instead);
    } else {
      events = new EventRecorder(definition.component(), objects, context.clock());
      actuator =
          new Actuator(new Calls(definition, objects, context.clock(), new Random()), events);
    }
    ControllerRuntime controller =
        new ControllerRuntime(
            definition,
            SettingValues.of(context, definition),
            rules,
            new ControllerRuntime.Ports(
                context.clock(),
                cache,
                actuator,
                new LiveReader(objects, discovery),
                events,
                metrics,
                journal,
                new FiringMetrics(definition.name(), context.metrics())));
    for (QueueDefinition queue : definition.queues().values()) {
      int workers = workers(context.flags(), queue);
      WorkQueueMetrics gauges = new WorkQueueMetrics(context.metrics(), queue.metric());
      QueueRuntime runtime =
          new QueueRuntime(controller, queue, cache, workers, listener(gauges), watchdog);
      gauges.underWay(
          () -> seconds(runtime.queue().unfinished()),
          () -> seconds(runtime.queue().longestRunning()));
    }
    return controller;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static QueueListener listener(WorkQueueMetrics metrics) {
    return new QueueListener() {
      @Override
      public void added(int depth) {
        metrics.added();
        metrics.depth(depth);
      }

      @Override
      public void taken(int depth, Duration waited) {
        metrics.depth(depth);
        metrics.waited(seconds(waited));
      }

      @Override
      public void worked(Duration took) {
        metrics.worked(seconds(took));
      }

      @Override
      public void retried() {
        metrics.retried();
      }
    };
  }

  private static int workers(FlagValues flags, QueueDefinition queue) {
    return queue.workersFlag() == null ? queue.workers() : flags.integer(queue.workersFlag());
  }
}
