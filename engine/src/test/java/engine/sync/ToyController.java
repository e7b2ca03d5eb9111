// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.actuate.Actuator;
import engine.actuate.Call;
import engine.actuate.Known;
import engine.cache.ClusterCache;
import engine.cache.KindStore;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import engine.journal.Journal;
import engine.queue.QueueListener;
import engine.rulebase.ControllerRules;
import engine.rulebase.RuleBuilder;
import engine.rulebase.RuleSet;
import engine.rulebase.RuleSource;
import engine.time.ManualClock;
import facts.intent.Act;
import facts.intent.Answer;
import facts.intent.Failure;
import facts.intent.Outcome;
import facts.intent.Question;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The toy controller on an empty cache, a clock that stands still, and a server of our own. */
final class ToyController {
  private static final ControllerDefinition DEFINITION =
      ControllerDefinition.read("toys.yaml", "toys", text("toys.yaml"));
  private static final RuleSet RULES =
      new RuleBuilder(ToyController.class.getClassLoader())
          .build(
              new ControllerRules(
                  "toys", List.of(new RuleSource("rules/toys/toys.drl", text("toys.drl")))));

  final ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  final ClusterCache cache = new ClusterCache();

  /** What was written, asked and said, in order. */
  final List<String> log = new CopyOnWriteArrayList<>();

  final Journal journal = new Journal(100);
  final ControllerRuntime runtime;

  /** What the server makes of a write; the default refuses what is called "refused". */
  Function<Act, Object> server = act -> act.target().name().equals("refused") ? refusal() : 100L;

  ToyController() {
    this(0);
  }

  ToyController(int workers) {
    runtime =
        new ControllerRuntime(
            DEFINITION,
            new Settings(Map.of(), Map.of()),
            RULES,
            new ControllerRuntime.Ports(
                clock,
                cache,
                new Actuator(this::perform, event -> {}),
                this::answer,
                event -> log.add("event " + event.reason()),
                measure -> {},
                journal,
                (rule, facts) -> {}));
    for (QueueDefinition queue : DEFINITION.queues().values()) {
      new QueueRuntime(runtime, queue, cache, workers, QueueListener.NONE, null);
    }
  }

  static Failure refusal() {
    return new Failure(403, "Forbidden", "refused", List.of(), false);
  }

  static Failure lost() {
    return new Failure(0, "", "timed out", List.of(), true);
  }

  /** Answers a version as the object with that version, a failure as one, null as an empty body. */
  private CompletableFuture<Outcome> perform(Call call, Known known) {
    Act act = call.planned().write().act();
    Ref target = act.target();
    log.add(
        act.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + target.name());
    Object made = server.apply(act);
    Failure failure = made instanceof Failure refused ? refused : null;
    ClusterObject object =
        made instanceof Long version ? object(act.kind(), target, version) : null;
    return CompletableFuture.completedFuture(
        new Outcome(
            call.planned().write(),
            target,
            failure == null ? Outcome.Result.DONE : Outcome.Result.FAILED,
            object,
            failure,
            call.planned().rule()));
  }

  private static ClusterObject object(Kind kind, Ref target, long version) {
    return Kinds.partial(
        kind,
        Map.of(
            "metadata",
            Map.of(
                "name", target.name(),
                "namespace", target.namespace(),
                "uid", target.uid(),
                "resourceVersion", Long.toString(version))));
  }

  private List<Answer> answer(List<Question> questions) {
    return questions.stream()
        .map(
            question -> {
              log.add("ask");
              return Answer.object(question, toy("live", "nothing", 1));
            })
        .toList();
  }

  QueueRuntime queue(String name) {
    return Objects.requireNonNull(runtime.queues().get(name));
  }

  KindStore toys() {
    return cache.store(Kinds.CONFIG_MAP);
  }

  KindStore pods() {
    return cache.store(Kinds.POD);
  }

  static ClusterObject toy(String name, String does, long version) {
    return toy(name, "uid-" + name, does, version);
  }

  static ClusterObject toy(String name, String uid, String does, long version) {
    Map<String, Object> tree = new HashMap<>();
    tree.put("apiVersion", "v1");
    tree.put("kind", "ConfigMap");
    tree.put(
        "metadata",
        Map.of(
            "name",
            name,
            "namespace",
            "shop",
            "uid",
            uid,
            "resourceVersion",
            Long.toString(version),
            "labels",
            Map.of("do", does)));
    return Kinds.fromTree(tree);
  }

  /** Puts a toy into the cache, which makes its key due, and syncs what is due. */
  int run(String name, String does, long version) {
    toys().observed(toy(name, does, version));
    return sync();
  }

  /** Syncs every key of the queue of toys that is due now; answers how many syncs that took. */
  int sync() {
    return sync("toys");
  }

  int sync(String queue) {
    int syncs = 0;
    QueueRuntime runtime = queue(queue);
    for (String key = runtime.queue().poll(); key != null; key = runtime.queue().poll()) {
      runtime.sync(key, null);
      syncs++;
    }
    return syncs;
  }

  /** How the last sync that the journal keeps ended. */
  @Nullable String lastEnd() {
    var entries = journal.entries();
    return entries.isEmpty() ? null : entries.get(entries.size() - 1).end();
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(ToyController.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
