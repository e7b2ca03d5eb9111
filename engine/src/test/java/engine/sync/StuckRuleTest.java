// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import engine.actuate.Actuator;
import engine.actuate.DryRun;
import engine.cache.ClusterCache;
import engine.definition.ControllerDefinition;
import engine.journal.Journal;
import engine.queue.QueueListener;
import engine.rulebase.ControllerRules;
import engine.rulebase.RuleBuilder;
import engine.rulebase.RuleListener;
import engine.rulebase.RuleSet;
import engine.rulebase.RuleSource;
import engine.rulebase.Watchdog;
import engine.time.ManualClock;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rule that never returns costs its key and its worker, nothing else. */
class StuckRuleTest {
  private static final Kind CONFIG_MAP = Kinds.require("v1", "ConfigMap");
  private static final String YAML =
      """
      controller: toy-controller
      identity: toy
      component: toy
      chapters: [toy]
      queues:
        toy:
          key: {object: ConfigMap}
          workers: {default: 1}
          reads:
            self: {relation: self, wakes: {on: [add, update]}}
      """;
  private static final String RULE =
      """
      package rules.toy.toy

      import facts.intent.Measure
      import facts.scope.Key

      global facts.intent.Intents intents

      rule "toy/sees"
      when
          $key : Key()
      then
          intents.emit( Measure.of( "seen", 1 ) );
      end
      """;

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final ClusterCache cache = new ClusterCache();
  private final RuleSet rules =
      new RuleBuilder(getClass().getClassLoader())
          .build(
              new ControllerRules(
                  "toy-controller", List.of(new RuleSource("rules/toy/toy.drl", RULE))));
  private final Watchdog watchdog =
      new Watchdog(clock::nanos, Duration.ofSeconds(30), stuck -> seen.add(stuck.toString()));
  private final ControllerRuntime controller = controller();

  private ControllerRuntime controller() {
    ControllerDefinition definition = ControllerDefinition.read("toy", "toy", YAML);
    DryRun nowhere = new DryRun("toy", Words::of);
    RuleListener listener =
        (rule, facts) -> {
          seen.add(facts.get(0).toString());
          if (facts.get(0).toString().contains("hangs")) {
            awaitRelease();
          }
        };
    ControllerRuntime made =
        new ControllerRuntime(
            definition,
            new Settings(Map.of(), Map.of()),
            rules,
            new ControllerRuntime.Ports(
                clock,
                cache,
                new Actuator(nowhere, nowhere),
                questions -> List.of(),
                nowhere,
                measure -> {},
                new Journal(10),
                listener));
    definition
        .queues()
        .values()
        .forEach(
            queue -> new QueueRuntime(made, queue, cache, 1, QueueListener.NONE, watchdog).start());
    return made;
  }

  private void awaitRelease() {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    assertThat(interrupted).isFalse();
  }

  @AfterEach
  void end() throws InterruptedException {
    release.countDown();
    for (QueueRuntime queue : controller.queues().values()) {
      queue.stop(Duration.ofSeconds(10));
    }
  }

  private String next() throws InterruptedException {
    String text = seen.poll(20, TimeUnit.SECONDS);
    assertThat(text).as("nothing happened within 20 s").isNotNull();
    return text;
  }

  private void observe(String name) {
    ClusterObject object =
        Kinds.fromTree(
            CONFIG_MAP,
            Map.of(
                "metadata",
                Map.of("name", name, "namespace", "d", "uid", name, "resourceVersion", "1")));
    cache.store(CONFIG_MAP).observed(object);
  }

  @Test
  void otherKeysGoOnAndTheControllerIsNotHealthyUntilItsRulesAreSwapped() throws Exception {
    observe("hangs");
    assertThat(next()).contains("d/hangs");
    observe("fine");
    clock.advance(Duration.ofSeconds(31));
    watchdog.check();
    assertThat(next()).contains("rules/toy/toy.drl:8: rule \"toy/sees\" has been running for 31s");
    assertThat(next()).contains("d/fine");
    assertThat(controller.problem()).contains("rules/toy/toy.drl:8").contains("toy/sees");

    controller.swap(rules);
    assertThat(controller.problem()).isNull();
    assertThat(next()).as("a swap makes keys due again").contains("d/fine");
  }
}
