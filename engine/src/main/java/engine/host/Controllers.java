// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.actuate.Actuator;
import engine.actuate.ApiObjects;
import engine.actuate.Calls;
import engine.actuate.EventRecorder;
import engine.cache.ClusterCache;
import engine.client.ApiClient;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import engine.definition.RelationDefinition;
import engine.definition.SettingDefinition;
import engine.discovery.Discovery;
import engine.flags.FlagValues;
import engine.journal.Journal;
import engine.metrics.WorkQueueMetrics;
import engine.queue.QueueListener;
import engine.rulebase.RuleBuilder;
import engine.rulebase.RuleDecl;
import engine.rulebase.Watchdog;
import engine.serve.HealthCheck;
import engine.source.ClusterSource;
import engine.sync.ControllerRuntime;
import engine.sync.QueueRuntime;
import engine.sync.Settings;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds, starts and stops the controllers of one process. */
public final class Controllers implements ControllerHost {
  private static final Logger LOG = LoggerFactory.getLogger(Controllers.class);
  private static final Duration STUCK_AFTER = Duration.ofSeconds(30);
  private static final int JOURNAL_ENTRIES = 10_000;

  private final RuleFolders folders;
  private final ClusterCache cache = new ClusterCache();
  private final Journal journal;
  private final List<ControllerRuntime> running = new ArrayList<>();
  private final Map<Kind, ClusterSource.Depth> kinds = new LinkedHashMap<>();
  private @Nullable ClusterSource source;
  private @Nullable EveryKindFollower follower;
  private volatile boolean started;

  /** Controllers of these folders; their decisions go to the journal. */
  public Controllers(RuleFolders folders, @Nullable Path journalFile) {
    this.folders = folders;
    this.journal = new Journal(JOURNAL_ENTRIES, journalFile);
  }

  /** Every decision so far. */
  public Journal journal() {
    return journal;
  }

  /** The rules of the controllers that were built. */
  public List<RuleDecl> rules() {
    return running.stream()
        .flatMap(controller -> controller.rules().declarations().stream())
        .toList();
  }

  @Override
  public Set<String> controllerNames() {
    return folders.definitions().keySet();
  }

  @Override
  public void start(RunContext context) {
    Discovery discovery =
        new Discovery(context.clients().named("controller-discovery", 20, 200), context.clock());
    discovery.start();
    Watchdog watchdog =
        new Watchdog(
            context.clock()::nanos,
            STUCK_AFTER,
            stuck -> LOG.error("a rule does not return: {}", stuck));
    watch(context, watchdog);
    RuleBuilder builder = new RuleBuilder(Controllers.class.getClassLoader());
    boolean everyKind = false;
    for (String name : context.controllers()) {
      ControllerDefinition definition = folders.definitions().get(name);
      if (definition != null) {
        running.add(build(context, definition, builder, discovery, watchdog));
        everyKind |= kindsOf(definition);
      }
    }
    ClusterSource streams =
        new ClusterSource(
            context.clients().named("shared-informers", -1, 0),
            context.clock(),
            new Random(),
            cache::store,
            context.clients()::reconnect);
    source = streams;
    streams.start();
    kinds.forEach(streams::add);
    if (everyKind) {
      follower = new EveryKindFollower(streams, discovery);
      follower.start();
    }
    Starter starter = new Starter(streams, follower, context.clock());
    running.forEach(controller -> controller.queues().values().forEach(starter::start));
    started = true;
  }

  private static void watch(RunContext context, Watchdog watchdog) {
    watchdog.check();
    context.clock().schedule(Duration.ofSeconds(5), () -> watch(context, watchdog));
  }

  private ControllerRuntime build(
      RunContext context,
      ControllerDefinition definition,
      RuleBuilder builder,
      Discovery discovery,
      Watchdog watchdog) {
    double qps = context.flags().number("kube-api-qps") * definition.client().qps();
    int burst = context.flags().integer("kube-api-burst") * definition.client().burst();
    ApiClient client = context.clients().forController(definition.identity(), qps, burst);
    ApiObjects objects = new ApiObjects(client);
    EventRecorder events = new EventRecorder(definition.component(), objects, context.clock());
    Actuator actuator =
        new Actuator(new Calls(definition, objects, context.clock(), new Random()), events);
    ControllerRuntime controller =
        new ControllerRuntime(
            definition,
            settings(context, definition),
            builder.build(folders.rules(definition)),
            new ControllerRuntime.Ports(
                context.clock(),
                cache,
                actuator,
                new LiveReader(objects, discovery),
                events,
                new RuleMetrics(definition, context.metrics()),
                journal,
                new FiringMetrics(definition.name(), context.metrics())));
    for (QueueDefinition queue : definition.queues().values()) {
      new QueueRuntime(
          controller,
          queue,
          cache,
          workers(context.flags(), queue),
          listener(context, queue),
          watchdog);
    }
    return controller;
  }

  private static QueueListener listener(RunContext context, QueueDefinition queue) {
    WorkQueueMetrics metrics = new WorkQueueMetrics(context.metrics(), queue.metric());
    return new QueueListener() {
      @Override
      public void added(int depth) {
        metrics.added();
        metrics.depth(depth);
      }

      @Override
      public void taken(int depth, Duration waited) {
        metrics.depth(depth);
        metrics.waited(waited.toNanos() / 1e9);
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

  private static Settings settings(RunContext context, ControllerDefinition definition) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (SettingDefinition setting : definition.settings().values()) {
      values.put(setting.name(), value(context.flags(), setting));
    }
    Map<String, Boolean> gates = new LinkedHashMap<>();
    definition.gates().forEach(gate -> gates.put(gate, context.gates().isOn(gate)));
    return new Settings(values, gates);
  }

  private static Object value(FlagValues flags, SettingDefinition setting) {
    String flag = setting.flag();
    if (flag == null) {
      return setting.fallback();
    }
    if (setting.type() != SettingDefinition.Type.FILE) {
      return flags.isGiven(flag) ? setting.parse(flags.shown(flag)) : setting.fallback();
    }
    String path = flags.text(flag);
    try {
      return path.isEmpty() ? "" : Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path + " (--" + flag + "): " + e.getMessage(), e);
    }
  }

  /** Notes the kinds that a controller reads; answers whether it reads every kind there is. */
  private boolean kindsOf(ControllerDefinition definition) {
    boolean every = false;
    for (QueueDefinition queue : definition.queues().values()) {
      Set<Kind> read = new LinkedHashSet<>(queue.waitsFor());
      for (RelationDefinition relation : queue.reads().values()) {
        if (relation.kind() == null) {
          every = true;
        } else {
          read.add(relation.kind());
        }
      }
      for (Kind kind : read) {
        kinds.put(
            kind, Kinds.isSlim(kind) ? ClusterSource.Depth.FULL : ClusterSource.Depth.METADATA);
      }
    }
    return every;
  }

  @Override
  public List<HealthCheck> healthChecks() {
    List<HealthCheck> checks = new ArrayList<>();
    running.forEach(controller -> checks.add(HealthCheck.ping(controller.definition().name())));
    return checks;
  }

  @Override
  public boolean isSynced() {
    return started && kinds.keySet().stream().allMatch(kind -> cache.store(kind).isSynced());
  }

  @Override
  public boolean stop(Duration limit) {
    boolean ended = true;
    try {
      for (ControllerRuntime controller : running) {
        for (QueueRuntime queue : controller.queues().values()) {
          ended &= queue.stop(limit);
        }
      }
      if (source != null) {
        source.close();
      }
      journal.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("closing the journal: " + e.getMessage(), e);
    }
    return ended;
  }
}
