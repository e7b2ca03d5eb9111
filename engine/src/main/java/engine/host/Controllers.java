// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.cache.ClusterCache;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import engine.definition.RelationDefinition;
import engine.discovery.Discovery;
import engine.flags.FlagValues;
import engine.journal.Journal;
import engine.rulebase.RuleBuilder;
import engine.rulebase.RuleDecl;
import engine.rulebase.RuleError;
import engine.rulebase.RuleErrors;
import engine.rulebase.RuleSet;
import engine.rulebase.Watchdog;
import engine.serve.HealthCheck;
import engine.source.ClusterSource;
import engine.sync.ControllerRuntime;
import engine.sync.QueueRuntime;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final Map<String, RuleSet> rules = new TreeMap<>();
  private final List<ControllerRuntime> running = new CopyOnWriteArrayList<>();
  private final Map<Kind, ClusterSource.Depth> kinds = new LinkedHashMap<>();
  private @Nullable ClusterSource source;
  private volatile @Nullable EveryKindFollower follower;
  private @Nullable RuleReload reload;
  private volatile boolean started;

  /** Controllers of these folders; their decisions go to the journal. */
  public Controllers(RuleFolders folders) {
    this.folders = folders;
    this.journal = new Journal(JOURNAL_ENTRIES);
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
  public Set<String> prepare(FlagValues flags, Set<String> enabled) {
    RuleBuilder builder = new RuleBuilder(Controllers.class.getClassLoader());
    List<RuleError> errors = new ArrayList<>();
    for (String name : enabled) {
      ControllerDefinition definition = definition(name);
      String flag = definition.switchFlag();
      if (flag != null && !flags.bool(flag)) {
        LOG.info("{} does not run: --{}=false", name, flag);
        continue;
      }
      try {
        rules.put(name, builder.build(folders.rules(definition)));
      } catch (RuleErrors e) {
        e.errors().stream().filter(error -> !errors.contains(error)).forEach(errors::add);
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
    List<String> strays = folders.strays();
    if (!strays.isEmpty()) {
      LOG.warn("no controller uses {}; it has no effect", String.join(", ", strays));
    }
    return new TreeSet<>(rules.keySet());
  }

  @Override
  public void start(RunContext context) {
    if (rules.isEmpty()) {
      prepare(context.flags(), context.controllers());
    }
    String journalFile = context.flags().text("journal-file");
    if (!journalFile.isEmpty()) {
      journal.writeTo(Path.of(journalFile));
    }
    Discovery discovery =
        new Discovery(context.clients().named("controller-discovery", 20, 200), context.clock());
    discovery.start();
    Watchdog watchdog =
        new Watchdog(
            context.clock()::nanos,
            STUCK_AFTER,
            stuck -> LOG.error("a rule does not return: {}", stuck));
    watch(context, watchdog);
    Assembly assembly = new Assembly(context, cache, journal, discovery, watchdog);
    List<RuleMetrics> everyKind = new ArrayList<>();
    for (Map.Entry<String, RuleSet> each : rules.entrySet()) {
      ControllerDefinition definition = definition(each.getKey());
      RuleMetrics metrics = new RuleMetrics(definition, context.metrics());
      running.add(assembly.build(definition, each.getValue(), metrics));
      if (kindsOf(definition)) {
        everyKind.add(metrics);
      }
    }
    if (folders.areEdited()) {
      follow(context);
    }
    stream(context, discovery, everyKind);
    started = true;
  }

  private void stream(RunContext context, Discovery discovery, List<RuleMetrics> everyKind) {
    StreamTroubles troubles =
        new StreamTroubles(
            kind -> {
              EveryKindFollower following = follower;
              if (following != null && following.follows(kind)) {
                everyKind.forEach(RuleMetrics::kindError);
              }
            });
    ClusterSource streams =
        new ClusterSource(
            context.clients().named("shared-informers", -1, 0),
            context.clock(),
            new Random(),
            kind -> troubles.watched(kind, cache.store(kind)),
            context.clients()::reconnect);
    source = streams;
    streams.start();
    kinds.forEach(streams::add);
    if (!everyKind.isEmpty()) {
      follower =
          new EveryKindFollower(
              streams, discovery, () -> everyKind.forEach(RuleMetrics::kindError));
      follower.start();
    }
    Starter starter = new Starter(streams, follower, context.clock());
    running.forEach(controller -> controller.queues().values().forEach(starter::start));
  }

  /** Follows the user's rule folders; compiling takes its time, so a thread of its own does it. */
  private void follow(RunContext context) {
    ExecutorService compiler =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "edited-rules");
              thread.setDaemon(true);
              return thread;
            });
    RuleReload following = new RuleReload(folders, running, context.clock(), compiler);
    for (ControllerRuntime controller : running) {
      controller.onStuck(
          stuck -> {
            RuleDecl rule = stuck.rule();
            if (rule != null) {
              following.bar(rule.file());
            }
          });
    }
    following.start();
    reload = following;
  }

  private ControllerDefinition definition(String name) {
    return Objects.requireNonNull(folders.definitions().get(name), name);
  }

  private static void watch(RunContext context, Watchdog watchdog) {
    watchdog.check();
    context.clock().schedule(Duration.ofSeconds(5), () -> watch(context, watchdog));
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
    for (ControllerRuntime controller : running) {
      checks.add(new HealthCheck(controller.definition().name(), controller::problem));
    }
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
      if (reload != null) {
        reload.close();
      }
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
