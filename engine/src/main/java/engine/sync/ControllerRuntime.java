// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.actuate.Actuator;
import engine.actuate.EventSink;
import engine.cache.ClusterCache;
import engine.definition.ControllerDefinition;
import engine.journal.Journal;
import engine.rulebase.RuleListener;
import engine.rulebase.RuleSet;
import engine.rulebase.Watchdog;
import engine.time.Clock;
import facts.intent.Wake;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One running controller: its rules, its memory and what its syncs need. */
public final class ControllerRuntime {
  private final ControllerDefinition definition;
  private final Settings settings;
  private final Ports ports;
  private final AtomicReference<ActiveRules> rules;
  private final Marks marks;
  private final Map<String, Object> memory = new ConcurrentHashMap<>();
  private final Map<String, QueueRuntime> queues = new LinkedHashMap<>();
  private volatile @Nullable String problem;
  private volatile Consumer<Watchdog.Stuck> onStuck = stuck -> {};

  /**
   * What a controller's syncs use from outside.
   *
   * @param clock the time
   * @param cache what is known of the cluster
   * @param actuator performs writes
   * @param reader answers questions
   * @param events takes events
   * @param metrics takes readings
   * @param journal keeps decisions
   * @param firings hears of each rule that fires
   */
  public record Ports(
      Clock clock,
      ClusterCache cache,
      Actuator actuator,
      Reader reader,
      EventSink events,
      MeasureSink metrics,
      Journal journal,
      RuleListener firings) {}

  /** A controller that is not started yet. */
  public ControllerRuntime(
      ControllerDefinition definition, Settings settings, RuleSet rules, Ports ports) {
    this.definition = definition;
    definition.sets().keySet().forEach(slot -> memory.put(slot, Set.of()));
    this.settings = settings;
    this.ports = ports;
    this.rules = new AtomicReference<>(new ActiveRules(rules));
    this.marks = new Marks(ports.cache(), ports.clock());
  }

  /** What its {@code controller.yaml} says. */
  public ControllerDefinition definition() {
    return definition;
  }

  /** Its queues by name. */
  public Map<String, QueueRuntime> queues() {
    return queues;
  }

  /**
   * Lets later syncs use other rules, and makes every key due that a start would make due; syncs
   * under way go on with the old rules. A quarantine ends.
   */
  public void swap(RuleSet fresh) {
    rules.set(new ActiveRules(fresh));
    problem = null;
    queues.values().forEach(QueueRuntime::again);
  }

  /** What is wrong with it, or null; e.g. a rule that never returns. */
  public @Nullable String problem() {
    return problem;
  }

  /** Says who hears of rules that never return. */
  public void onStuck(Consumer<Watchdog.Stuck> listener) {
    onStuck = listener;
  }

  /** Notes a rule that never returns: the controller is not healthy until its rules are swapped. */
  void stuck(Watchdog.Stuck stuck) {
    problem = stuck + "; its key is given up";
    onStuck.accept(stuck);
  }

  void add(QueueRuntime queue) {
    queues.put(queue.definition().name(), queue);
  }

  /** The rules that the next sync uses. */
  public RuleSet rules() {
    return rules.get().rules();
  }

  /** Whether some rule names this class of facts. */
  boolean mentions(Class<?> type) {
    return rules.get().mentions(type);
  }

  void wake(Wake wake) {
    QueueRuntime queue = queues.get(wake.queue());
    if (queue == null) {
      throw new IllegalArgumentException(
          definition.name()
              + " has no queue "
              + wake.queue()
              + " to wake; it has "
              + queues.keySet());
    }
    if (wake.limited()) {
      queue.queue().addLimited(wake.key());
    } else if (wake.delay().equals(Duration.ZERO)) {
      queue.queue().add(wake.key());
    } else {
      queue.queue().addAfter(wake.key(), wake.delay());
    }
  }

  Settings settings() {
    return settings;
  }

  Map<String, Object> memory() {
    return memory;
  }

  Marks marks() {
    return marks;
  }

  Clock clock() {
    return ports.clock();
  }

  Actuator actuator() {
    return ports.actuator();
  }

  Reader reader() {
    return ports.reader();
  }

  EventSink events() {
    return ports.events();
  }

  MeasureSink metrics() {
    return ports.metrics();
  }

  Journal journal() {
    return ports.journal();
  }

  RuleListener firings() {
    return ports.firings();
  }
}
