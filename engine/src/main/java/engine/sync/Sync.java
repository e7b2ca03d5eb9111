// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.actuate.Actuator;
import engine.actuate.EventSink;
import engine.actuate.Known;
import engine.actuate.Planned;
import engine.journal.Decision;
import engine.journal.Entry;
import engine.rulebase.RuleFault;
import engine.rulebase.RuleSession;
import engine.rulebase.Watchdog;
import facts.intent.Answer;
import facts.intent.DueAt;
import facts.intent.End;
import facts.intent.Event;
import facts.intent.Failure;
import facts.intent.Forget;
import facts.intent.GroupOutcome;
import facts.intent.Intent;
import facts.intent.Measure;
import facts.intent.Outcome;
import facts.intent.Question;
import facts.intent.Remember;
import facts.intent.Wake;
import facts.intent.Write;
import facts.meta.ClusterObject;
import facts.scope.Fold;
import facts.scope.Gone;
import facts.scope.Key;
import facts.scope.Memory;
import facts.scope.Reporting;
import facts.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sync of one key. Used once, by one thread. */
final class Sync {
  private static final Logger LOG = LoggerFactory.getLogger(Sync.class);

  /** Firings that every sync may have; more for each object of its scope. */
  private static final int BASE_FIRINGS = 1000;

  private static final int FIRINGS_PER_OBJECT = 20;

  private final ControllerRuntime controller;
  private final QueueRuntime queue;
  private final Key key;
  private final KeyState state;
  private final Instant now;
  private final Emitter emitter;
  private final Known known = new Known();
  private final Set<String> failedGroups = new HashSet<>();
  private final List<Emitted> decided = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<String, Instant> timers = new HashMap<>();
  private final List<Intent> memory = new ArrayList<>();
  private final List<Wake> wakes = new ArrayList<>();
  private final List<Failure> unanswered = new ArrayList<>();
  private final long began;
  private @Nullable End end;

  Sync(ControllerRuntime controller, QueueRuntime queue, Key key, KeyState state) {
    this.controller = controller;
    this.queue = queue;
    this.key = key;
    this.state = state;
    this.now = controller.clock().now();
    this.began = controller.clock().nanos();
    this.emitter = new Emitter(controller.firings());
  }

  Result run(Watchdog.@Nullable Worker watch) {
    Result result;
    try {
      decide(watch);
      result = result();
    } catch (RuleFault e) {
      result = Result.error(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.atWarn()
          .setMessage("a sync failed unexpectedly; the key is due again after its back-off")
          .addKeyValue("controller", controller.definition().name())
          .addKeyValue("object", key.getText())
          .setCause(e)
          .log();
      result = Result.error(e.toString());
    }
    finish(result);
    controller
        .metrics()
        .synced(result.code(refusals()), Duration.ofNanos(controller.clock().nanos() - began));
    wakes.forEach(controller::wake);
    journal(result);
    return result;
  }

  /** What the server refused: failed writes, then failed questions. */
  private List<Failure> refusals() {
    List<Failure> refusals = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome.isFailed() && outcome.getFailure() != null) {
        refusals.add(outcome.getFailure());
      }
    }
    refusals.addAll(unanswered);
    return refusals;
  }

  /** The keys that it made due. */
  List<Wake> wakes() {
    return List.copyOf(wakes);
  }

  private void decide(Watchdog.@Nullable Worker watch) {
    ClusterObject self = queue.scope().self(key);
    Map<String, List<ClusterObject>> related = queue.scope().load(key, self);
    int objects = 0;
    for (List<ClusterObject> found : related.values()) {
      known.addAll(found);
      objects += found.size();
    }
    int cap = BASE_FIRINGS + FIRINGS_PER_OBJECT * objects;
    try (RuleSession session = controller.rules().open(emitter, watch)) {
      session.setGlobal("intents", emitter);
      insert(session, related, self);
      for (int round = 0; round < controller.definition().rounds(); round++) {
        session.fire(cap);
        if (!perform(session)) {
          session.insert(new Reporting());
          session.fire(cap);
          perform(session);
          return;
        }
      }
      throw new IllegalStateException(
          "more than "
              + controller.definition().rounds()
              + " rounds; the rules ask again and again, last: "
              + (decided.isEmpty() ? "nothing" : decided.get(decided.size() - 1).rule().at()));
    }
  }

  private void insert(
      RuleSession session, Map<String, List<ClusterObject>> related, @Nullable ClusterObject self) {
    session.insert(key);
    session.insert(new Now(now));
    controller.settings().all().forEach(session::insert);
    controller.settings().gates().forEach(session::insert);
    Map<String, Object> remembered = new HashMap<>(controller.memory());
    remembered.putAll(state.memory);
    controller
        .memory()
        .forEach(
            (name, value) -> session.insert(new Memory(Remember.Level.CONTROLLER, name, value)));
    state.memory.forEach(
        (name, value) -> session.insert(new Memory(Remember.Level.KEY, name, value)));
    Map<String, ClusterObject> inserted = new HashMap<>();
    for (List<ClusterObject> found : related.values()) {
      for (ClusterObject object : found) {
        if (controller.mentions(object.getClass())
            && inserted.putIfAbsent(object.getUid(), object) == null) {
          session.insert(object);
        }
      }
    }
    if (self == null) {
      ClusterObject last = queue.scope().gone(key);
      if (last != null) {
        session.insert(new Gone(last));
      }
    }
    LoadedScope scope = new LoadedScope(key, self, related, controller.settings(), remembered, now);
    for (Fold fold : queue.definition().folds()) {
      fold.fold(scope, session::insert);
    }
  }

  /**
   * Performs what the rules of a round asked for; false when they asked for no write and no answer.
   */
  private boolean perform(RuleSession session) {
    List<Planned> writes = new ArrayList<>();
    for (Emitted emitted : emitter.takeEmitted()) {
      decided.add(emitted);
      LOG.atDebug()
          .setMessage("a rule decided")
          .addKeyValue("controller", controller.definition().name())
          .addKeyValue("object", key.getText())
          .addKeyValue("rule", emitted.rule().name())
          .addKeyValue("intent", () -> Words.of(emitted.intent()))
          .log();
      if (emitted.intent() instanceof Write write) {
        writes.add(new Planned(write, emitted.rule().name(), emitted.rule().at()));
      } else {
        note(emitted.intent());
      }
    }
    if (!writes.isEmpty()) {
      Actuator.Performed performed = controller.actuator().perform(writes, known, failedGroups);
      outcomes.addAll(performed.outcomes());
      for (Outcome outcome : performed.outcomes()) {
        LOG.atDebug()
            .setMessage("a write was answered")
            .addKeyValue("controller", controller.definition().name())
            .addKeyValue("object", key.getText())
            .addKeyValue("rule", outcome.getRule())
            .addKeyValue("outcome", () -> Words.of(outcome))
            .log();
      }
      performed.outcomes().forEach(session::insert);
      for (GroupOutcome group : performed.groups()) {
        session.insert(group);
      }
    }
    List<Question> questions = emitter.takeQuestions();
    if (!questions.isEmpty()) {
      for (Answer answer : controller.reader().answer(questions)) {
        LOG.atDebug()
            .setMessage("a question was answered")
            .addKeyValue("controller", controller.definition().name())
            .addKeyValue("object", key.getText())
            .addKeyValue("question", answer::getQuestion)
            .addKeyValue("found", answer::isFound)
            .addKeyValue("error", answer::getError)
            .log();
        if (answer.getFailure() != null) {
          unanswered.add(answer.getFailure());
        }
        ClusterObject object = answer.getObject();
        if (object != null) {
          known.add(object);
        }
        known.addAll(answer.getItems());
        session.insert(answer);
      }
    }
    return !writes.isEmpty() || !questions.isEmpty();
  }

  private void note(Intent intent) {
    EventSink events = controller.events();
    if (intent instanceof Event event) {
      events.record(event);
    } else if (intent instanceof DueAt due) {
      timers.put(due.name(), due.at());
    } else if (intent instanceof Remember || intent instanceof Forget) {
      memory.add(intent);
    } else if (intent instanceof Wake wake) {
      wakes.add(wake);
    } else if (intent instanceof Measure measure) {
      controller.metrics().measure(measure);
    } else if (intent instanceof End wanted) {
      end = wanted;
    }
  }

  private Result result() {
    if (end != null) {
      return switch (end.how()) {
        case OK -> Result.ok();
        case ERROR -> Result.error(end.text());
        case DROP -> new Result(Result.End.DROP, end.text(), null);
        case DELAY -> new Result(Result.End.DELAY, end.text(), end.delay());
      };
    }
    for (Outcome outcome : outcomes) {
      if (outcome.isFailed()) {
        return Result.error(
            outcome.getWrite().act().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                + " "
                + outcome.getKindName()
                + " "
                + outcome.getRef().key()
                + ": "
                + outcome.getError());
      }
    }
    return Result.ok();
  }

  private void finish(Result result) {
    if (result.end() != Result.End.ERROR) {
      state.timers.clear();
    }
    remember(result.end() != Result.End.ERROR);
    state.timers.putAll(timers);
    List<Mark> marks = new ArrayList<>(state.marks);
    marks.addAll(controller.marks().of(outcomes));
    state.marks = List.copyOf(marks);
  }

  /**
   * Sets are facts about the cluster and stay true when a sync fails; other memory belongs to a
   * good sync.
   */
  private void remember(boolean good) {
    for (Intent intent : memory) {
      if (intent instanceof Remember remember) {
        if (good || remember.always() || isSet(remember.level(), remember.name())) {
          remember(remember);
        }
      } else if (good && intent instanceof Forget forget) {
        forget(forget);
      }
    }
  }

  private boolean isSet(Remember.Level level, String slot) {
    return level == Remember.Level.CONTROLLER && controller.definition().sets().containsKey(slot);
  }

  private void forget(Forget forget) {
    if (isSet(forget.level(), forget.name())) {
      controller.memory().put(forget.name(), Set.of());
    } else {
      memoryOf(forget.level()).remove(forget.name());
    }
  }

  private void remember(Remember remember) {
    Integer bound = controller.definition().sets().get(remember.name());
    if (bound == null || remember.level() == Remember.Level.KEY) {
      memoryOf(remember.level()).put(remember.name(), remember.value());
      return;
    }
    controller
        .memory()
        .merge(
            remember.name(),
            Set.of(remember.value()),
            (before, added) -> gathered((Set<?>) before, (Set<?>) added, bound));
  }

  private static Set<Object> gathered(Set<?> before, Set<?> added, int bound) {
    Set<Object> all = new LinkedHashSet<>(before);
    all.addAll(added);
    var oldest = all.iterator();
    while (all.size() > bound) {
      oldest.next();
      oldest.remove();
    }
    return Collections.unmodifiableSet(all);
  }

  private Map<String, Object> memoryOf(Remember.Level level) {
    return level == Remember.Level.KEY ? state.memory : controller.memory();
  }

  private void journal(Result result) {
    boolean quiet =
        result.end() == Result.End.OK
            && outcomes.stream()
                .allMatch(outcome -> outcome.getResult() == Outcome.Result.UNCHANGED)
            && decided.stream()
                .allMatch(
                    emitted ->
                        emitted.intent() instanceof Write || emitted.intent() instanceof DueAt);
    if (quiet) {
      return;
    }
    List<Decision> decisions = new ArrayList<>();
    for (Emitted emitted : decided) {
      decisions.add(
          new Decision(
              emitted.rule().name(),
              emitted.rule().at(),
              emitted.facts().stream()
                  .filter(ClusterObject.class::isInstance)
                  .map(Words::of)
                  .toList(),
              Words.of(emitted.intent())));
    }
    controller
        .journal()
        .add(
            new Entry(
                now,
                controller.definition().name(),
                queue.definition().name(),
                key.getText(),
                decisions,
                outcomes.stream().map(Words::of).toList(),
                result.end().name().toLowerCase(java.util.Locale.ROOT),
                result.text()));
  }
}
