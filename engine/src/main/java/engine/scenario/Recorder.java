// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import engine.actuate.Call;
import engine.actuate.Caller;
import engine.actuate.Edits;
import engine.actuate.EventSink;
import engine.actuate.Known;
import engine.definition.ControllerDefinition;
import engine.sync.MeasureSink;
import facts.intent.Accept;
import facts.intent.Act;
import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Delete;
import facts.intent.Event;
import facts.intent.Failure;
import facts.intent.Measure;
import facts.intent.Outcome;
import facts.intent.Outcome.Result;
import facts.meta.ClusterObject;
import facts.meta.Kinds;
import facts.meta.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the API server in a scenario: notes each write and answers as the scenario says,
 * else with success.
 */
final class Recorder implements Caller, EventSink, MeasureSink {
  private final ControllerDefinition definition;
  private final Answers answers;
  private final List<Effect> effects = new ArrayList<>();
  private int created;
  private long version = 1000;

  Recorder(ControllerDefinition definition, Answers answers) {
    this.definition = definition;
    this.answers = answers;
  }

  List<Effect> effects() {
    return effects;
  }

  @Override
  public void record(Event event) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("type", event.type());
    details.put("message", event.message());
    details.put("about", event.about().kind() + "/" + event.about().key());
    effects.add(new Effect(List.of("event"), event.reason(), "", "", false, details, Map.of()));
  }

  @Override
  public void measure(Measure measure) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("value", measure.value());
    details.put("labels", measure.labels());
    effects.add(new Effect(List.of("measure"), measure.metric(), "", "", false, details, Map.of()));
  }

  @Override
  public CompletableFuture<Outcome> perform(Call call, Known known) {
    return CompletableFuture.completedFuture(outcome(call, known));
  }

  private Outcome outcome(Call call, Known known) {
    Act act = call.planned().write().act();
    if (act instanceof Create create) {
      return create(call, create, known);
    }
    if (act instanceof Change change) {
      return change(call, change, known);
    }
    Map<String, Object> details = new LinkedHashMap<>();
    Ref target = act.target();
    if (act instanceof Delete delete) {
      details.put("propagation", delete.propagation());
      details.put("grace", delete.graceSeconds());
      details.put("precondition", precondition(target.uid(), delete.ifVersion()));
      effects.add(effect(call, List.of("delete"), target, details, Map.of()));
      return judged(call, target, answers.failure("delete", act), null);
    }
    details.put("propagation", "Background");
    effects.add(
        new Effect(
            List.of("delete-collection"),
            act.kind().kind(),
            target.namespace(),
            call.planned().rule(),
            true,
            details,
            Map.of()));
    return judged(call, target, answers.failure("delete-collection", act), null);
  }

  private Outcome create(Call call, Create create, Known known) {
    String name = create.name() == null ? create.generateName() + "new" + ++created : create.name();
    Ref target =
        new Ref(create.kind().apiVersion(), create.kind().kind(), create.namespace(), name, "");
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("namespace", create.namespace());
    details.put("name", create.name());
    details.put("generateName", create.generateName());
    effects.add(effect(call, List.of("create"), target, details, named(create)));
    Failure failure = answers.failure("create", create);
    if (failure != null) {
      return judged(call, target, failure, null);
    }
    Map<String, Object> tree = new LinkedHashMap<>(create.body());
    Map<String, Object> metadata = new LinkedHashMap<>(mapOf(tree.get("metadata")));
    metadata.put("name", name);
    if (!create.namespace().isEmpty()) {
      metadata.put("namespace", create.namespace());
    }
    metadata.put("uid", "uid-" + name);
    metadata.put("generation", 1L);
    tree.put("metadata", metadata);
    return done(call, fact(create.kind(), tree), known);
  }

  private Outcome change(Call call, Change change, Known known) {
    ClusterObject base = known.find(change.target());
    Map<String, Object> before = tree(base, change);
    Map<String, Object> after = new LinkedHashMap<>(before);
    Edits.apply(after, change.edits());
    if (base != null
        && base.whole() != null
        && change.part() != Change.Part.FINALIZE
        && sameFact(base, before, after)) {
      return new Outcome(
          call.planned().write(), base.ref(), Result.UNCHANGED, base, null, call.planned().rule());
    }
    Map<String, Object> details = new LinkedHashMap<>();
    String part = change.part().path();
    details.put("part", part.isEmpty() ? "main" : part);
    details.put("precondition", precondition(change.target().uid(), change.ifVersion()));
    details.put("unconditional", change.anyVersion());
    String verb = definition.changeVerb(change).name().toLowerCase(Locale.ROOT);
    List<String> verbs = part.isEmpty() ? List.of(verb, "change") : List.of(part, verb, "change");
    effects.add(effect(call, verbs, change.target(), details, after));
    Failure failure = answers.failure(verbs.get(0), change);
    if (failure == null && !part.isEmpty()) {
      failure = answers.failure(verb, change);
    }
    if (failure != null) {
      return judged(call, change.target(), failure, null);
    }
    if (base == null || base.whole() == null) {
      return judged(call, change.target(), null, base);
    }
    return done(call, fact(base.kind(), after), known);
  }

  /** The body with the name, where the rule chose it. */
  private static Map<String, Object> named(Create create) {
    Map<String, Object> body = new LinkedHashMap<>(create.body());
    Map<String, Object> metadata = new LinkedHashMap<>(mapOf(body.get("metadata")));
    if (create.name() != null) {
      metadata.put("name", create.name());
    }
    body.put("metadata", metadata);
    return body;
  }

  private Outcome done(Call call, ClusterObject object, Known known) {
    known.add(object);
    return judged(call, object.ref(), null, object);
  }

  private static Outcome judged(
      Call call, Ref ref, @Nullable Failure failure, @Nullable ClusterObject object) {
    if (failure == null) {
      return new Outcome(
          call.planned().write(), ref, Result.DONE, object, null, call.planned().rule());
    }
    for (Accept accept : call.planned().write().accept()) {
      if (failure.isAcceptedBy(accept)) {
        return new Outcome(
            call.planned().write(), ref, Result.ACCEPTED, null, failure, call.planned().rule());
      }
    }
    return new Outcome(
        call.planned().write(), ref, Result.FAILED, null, failure, call.planned().rule());
  }

  private ClusterObject fact(facts.meta.Kind kind, Map<String, Object> tree) {
    Map<String, Object> metadata = new LinkedHashMap<>(mapOf(tree.get("metadata")));
    metadata.put("resourceVersion", String.valueOf(++version));
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    copy.put("metadata", metadata);
    return Kinds.fromTree(kind, copy);
  }

  private static boolean sameFact(
      ClusterObject base, Map<String, Object> before, Map<String, Object> after) {
    ClusterObject one = Kinds.fromTree(base.kind(), before);
    ClusterObject other = Kinds.fromTree(base.kind(), after);
    return java.util.Objects.equals(one.tree(), other.tree());
  }

  private static Map<String, Object> tree(@Nullable ClusterObject base, Change change) {
    Map<String, Object> tree = base == null ? null : base.tree();
    if (tree != null) {
      return tree;
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", change.target().name());
    metadata.put("uid", change.target().uid());
    if (base != null) {
      metadata.put("labels", new LinkedHashMap<>(base.getLabels()));
      metadata.put("annotations", new LinkedHashMap<>(base.getAnnotations()));
      metadata.put("finalizers", new ArrayList<>(base.getFinalizers()));
      metadata.put(
          "ownerReferences",
          new ArrayList<>(
              base.getOwnerReferences().stream().map(facts.meta.OwnerReference::toTree).toList()));
    }
    Map<String, Object> slim = new LinkedHashMap<>();
    slim.put("metadata", metadata);
    return slim;
  }

  private static Effect effect(
      Call call,
      List<String> verbs,
      Ref target,
      Map<String, Object> details,
      Map<String, Object> object) {
    details.put("namespace", target.namespace());
    return new Effect(
        verbs, target.kind(), target.key(), call.planned().rule(), true, details, object);
  }

  private static Map<String, Object> precondition(String uid, @Nullable String version) {
    Map<String, Object> precondition = new LinkedHashMap<>();
    precondition.put("uid", uid.isEmpty() ? null : uid);
    precondition.put("resourceVersion", version);
    return precondition;
  }

  @SuppressWarnings("unchecked") // trees have text keys
  private static Map<String, Object> mapOf(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
