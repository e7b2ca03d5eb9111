// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import engine.actuate.Actuator;
import engine.cache.ClusterCache;
import engine.cache.KindStore;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import engine.definition.RelationDefinition;
import engine.definition.SettingDefinition;
import engine.journal.Journal;
import engine.queue.QueueListener;
import engine.rulebase.RuleSet;
import engine.sync.ControllerRuntime;
import engine.sync.OneSync;
import engine.sync.QueueRuntime;
import engine.sync.Settings;
import engine.time.ManualClock;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Runs scenarios of one controller. */
public final class ScenarioRunner {
  private final ControllerDefinition definition;
  private final RuleSet rules;
  private final Predicate<String> gates;

  /**
   * A runner.
   *
   * @param gates whether a feature gate is on unless a scenario says otherwise
   */
  public ScenarioRunner(ControllerDefinition definition, RuleSet rules, Predicate<String> gates) {
    this.definition = definition;
    this.rules = rules;
    this.gates = gates;
  }

  /** Runs a scenario; answers what was not as it says, nothing when all was. */
  public List<String> run(Scenario scenario) {
    List<ClusterObject> given = new ArrayList<>();
    ClusterCache cache = new ClusterCache();
    ManualClock clock = new ManualClock(scenario.clock());
    scenario.given().forEach(tree -> given.add(fact(tree)));
    Recorder recorder = new Recorder(definition, new Answers(scenario.answers(), given));
    Set<String> fired = new LinkedHashSet<>();
    ControllerRuntime controller =
        new ControllerRuntime(
            definition,
            settings(scenario),
            rules,
            new ControllerRuntime.Ports(
                clock,
                cache,
                new Actuator(recorder, recorder),
                new Answers(scenario.answers(), given),
                recorder,
                recorder,
                new Journal(1),
                (rule, facts) -> fired.add(rule.name())));
    for (QueueDefinition queue : definition.queues().values()) {
      new QueueRuntime(controller, queue, cache, 0, QueueListener.NONE, null);
    }
    fill(cache, given, scenario);
    QueueRuntime queue = queue(controller, scenario);
    OneSync.Ended ended =
        OneSync.run(controller, queue, scenario.key(), scenario.memory(), remembered(scenario));
    List<Effect> effects = new ArrayList<>(recorder.effects());
    effects.addAll(Endings.effects(ended, scenario, remembered(scenario)));
    return new Verdict(scenario, effects, fired).problems();
  }

  private void fill(ClusterCache cache, List<ClusterObject> given, Scenario scenario) {
    Map<Kind, List<ClusterObject>> byKind = new LinkedHashMap<>();
    for (QueueDefinition queue : definition.queues().values()) {
      for (RelationDefinition relation : queue.reads().values()) {
        if (relation.kind() != null) {
          byKind.putIfAbsent(relation.kind(), new ArrayList<>());
        }
      }
    }
    given.forEach(
        object -> byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object));
    byKind.forEach(
        (kind, objects) -> {
          KindStore store = cache.store(kind);
          store.relisting();
          objects.forEach(store::observed);
          store.synced(1);
        });
    if (scenario.gone() != null) {
      ClusterObject last = fact(scenario.gone());
      KindStore store = cache.store(last.kind());
      store.observed(last);
      store.deleted(last);
    }
  }

  private static QueueRuntime queue(ControllerRuntime controller, Scenario scenario) {
    String name =
        scenario.queue() == null
            ? controller.queues().keySet().iterator().next()
            : scenario.queue();
    QueueRuntime queue = controller.queues().get(name);
    if (queue == null) {
      throw new ScenarioException(
          scenario.origin() + ": queue " + name + " is none of " + controller.queues().keySet());
    }
    return queue;
  }

  /** What the controller remembers; a list stands for the set that a declared slot is. */
  private Map<String, Object> remembered(Scenario scenario) {
    Map<String, Object> memory = new HashMap<>();
    scenario
        .controllerMemory()
        .forEach(
            (name, value) ->
                memory.put(
                    name,
                    definition.sets().containsKey(name) && value instanceof List<?> list
                        ? new LinkedHashSet<>(list)
                        : value));
    definition.sets().keySet().forEach(name -> memory.putIfAbsent(name, Set.of()));
    return memory;
  }

  private Settings settings(Scenario scenario) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (SettingDefinition setting : definition.settings().values()) {
      Object given = scenario.settings().get(setting.name());
      values.put(
          setting.name(),
          given == null ? setting.fallback() : setting.parse(String.valueOf(given)));
    }
    for (String name : scenario.settings().keySet()) {
      if (!values.containsKey(name)) {
        throw new ScenarioException(
            scenario.origin() + ": setting " + name + " is none of " + values.keySet());
      }
    }
    Map<String, Boolean> on = new LinkedHashMap<>();
    for (String gate : definition.gates()) {
      Object given = scenario.gates().get(gate);
      on.put(gate, given instanceof Boolean flag ? flag : gates.test(gate));
    }
    return new Settings(values, on);
  }

  private static ClusterObject fact(Map<String, Object> tree) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (tree.get("metadata") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> metadata.put(String.valueOf(key), value));
    }
    metadata.putIfAbsent("uid", "uid-" + metadata.get("name"));
    metadata.putIfAbsent("resourceVersion", "1");
    Map<String, Object> filled = new LinkedHashMap<>(tree);
    filled.put("metadata", metadata);
    return Kinds.fromTree(filled);
  }
}
