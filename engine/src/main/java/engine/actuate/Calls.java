// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import engine.client.ApiRequest;
import engine.definition.ControllerDefinition;
import engine.definition.ControllerDefinition.Verb;
import engine.time.Clock;
import facts.intent.Accept;
import facts.intent.Again;
import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Delete;
import facts.intent.DeleteCollection;
import facts.intent.Edit;
import facts.intent.Failure;
import facts.intent.Outcome;
import facts.intent.Outcome.Result;
import facts.meta.ClusterObject;
import facts.meta.Ref;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends single writes and judges the answers. Safe for use by many threads. */
public final class Calls implements Caller {
  /** Names that are tried for an object whose name is made from a prefix. */
  private static final int NAMES_TRIED = 8;

  private final ControllerDefinition controller;
  private final ApiObjects api;
  private final Clock clock;
  private final Names names;

  /**
   * Calls of one controller.
   *
   * @param controller says how each kind is written
   * @param api the API server under the controller's identity
   * @param clock waits between tries
   * @param random makes the names of created objects
   */
  public Calls(
      ControllerDefinition controller, ApiObjects api, Clock clock, java.util.Random random) {
    this.controller = controller;
    this.api = api;
    this.clock = clock;
    this.names = new Names(random);
  }

  @Override
  public CompletableFuture<Outcome> perform(Call call, Known known) {
    return switch (act(call)) {
      case CREATE -> create(call, (Create) call.planned().write().act(), known);
      case CHANGE -> change(call, (Change) call.planned().write().act(), known);
      case DELETE -> delete(call, (Delete) call.planned().write().act(), known);
      case COLLECTION -> collection(call, (DeleteCollection) call.planned().write().act());
    };
  }

  private enum Sort {
    CREATE,
    CHANGE,
    DELETE,
    COLLECTION
  }

  private static Sort act(Call call) {
    Object act = call.planned().write().act();
    if (act instanceof Create) {
      return Sort.CREATE;
    }
    if (act instanceof Change) {
      return Sort.CHANGE;
    }
    return act instanceof Delete ? Sort.DELETE : Sort.COLLECTION;
  }

  private CompletableFuture<Outcome> create(Call call, Create create, Known known) {
    return create(call, create, known, 1);
  }

  private CompletableFuture<Outcome> create(Call call, Create create, Known known, int attempt) {
    String prefix = create.generateName();
    String name =
        prefix == null ? java.util.Objects.requireNonNull(create.name()) : names.generate(prefix);
    Map<String, Object> body = new LinkedHashMap<>(create.body());
    Map<String, Object> metadata = Edits.child(body, "metadata");
    metadata.put("name", name);
    if (prefix != null) {
      metadata.put("generateName", prefix);
    }
    if (!create.namespace().isEmpty()) {
      metadata.put("namespace", create.namespace());
    }
    Ref target =
        new Ref(create.kind().apiVersion(), create.kind().kind(), create.namespace(), name, "");
    ApiRequest request =
        api.withObject(
            "POST", api.path(create.kind(), create.namespace(), "", ""), create.kind(), body);
    return api.send(request)
        .thenCompose(
            answer -> {
              Failure failure = answer.failure();
              return prefix != null
                      && failure != null
                      && failure.isAlreadyExists()
                      && attempt < NAMES_TRIED
                  ? create(call, create, known, attempt + 1)
                  : CompletableFuture.completedFuture(judge(call, target, answer, known));
            });
  }

  private CompletableFuture<Outcome> delete(Call call, Delete delete, Known known) {
    String wanted = delete.ifVersion();
    return sendDelete(delete, wanted == null ? null : known.version(delete.target().uid(), wanted))
        .thenCompose(
            answer -> {
              Failure failure = answer.failure();
              if (failure == null || !failure.isConflict() || !delete.retryWithoutVersion()) {
                return CompletableFuture.completedFuture(
                    judge(call, delete.target(), answer, known));
              }
              return api.read(delete.kind(), delete.target(), true)
                  .thenCompose(fresh -> deleteAgain(call, delete, answer, fresh, known));
            });
  }

  /**
   * After a version conflict: once more without it, if only fields moved that do not matter to the
   * decision.
   */
  private CompletableFuture<Outcome> deleteAgain(
      Call call, Delete delete, ApiObjects.Answered first, ApiObjects.Answered fresh, Known known) {
    ClusterObject seen = known.find(delete.target());
    ClusterObject live = fresh.object();
    if (live == null) {
      return CompletableFuture.completedFuture(judge(call, delete.target(), fresh, known));
    }
    if (seen == null
        || !live.getUid().equals(seen.getUid())
        || !live.getOwnerReferences().equals(seen.getOwnerReferences())) {
      return CompletableFuture.completedFuture(judge(call, delete.target(), first, known));
    }
    return sendDelete(delete, null)
        .thenApply(answer -> judge(call, delete.target(), answer, known));
  }

  private CompletableFuture<ApiObjects.Answered> sendDelete(
      Delete delete, @Nullable String version) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("apiVersion", "v1");
    options.put("kind", "DeleteOptions");
    Map<String, Object> preconditions = new LinkedHashMap<>();
    if (!delete.target().uid().isEmpty()) {
      preconditions.put("uid", delete.target().uid());
    }
    if (version != null) {
      preconditions.put("resourceVersion", version);
    }
    if (!preconditions.isEmpty()) {
      options.put("preconditions", preconditions);
    }
    if (delete.propagation() != null) {
      options.put("propagationPolicy", delete.propagation());
    }
    if (delete.graceSeconds() != null) {
      options.put("gracePeriodSeconds", delete.graceSeconds());
    }
    Ref target = delete.target();
    return api.send(
        api.withJson(
            "DELETE",
            api.path(delete.kind(), target.namespace(), target.name(), ""),
            ApiRequest.JSON,
            options,
            delete.kind()));
  }

  private CompletableFuture<Outcome> collection(Call call, DeleteCollection act) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("apiVersion", "v1");
    options.put("kind", "DeleteOptions");
    options.put("propagationPolicy", act.propagation());
    return api.send(
            api.withJson(
                "DELETE",
                api.path(act.kind(), act.namespace(), "", ""),
                ApiRequest.JSON,
                options,
                null))
        .thenApply(
            answer ->
                judge(call, act.target(), new ApiObjects.Answered(null, answer.failure()), null));
  }

  private CompletableFuture<Outcome> change(Call call, Change change, Known known) {
    Verb verb = controller.changeVerb(change);
    if (verb == Verb.PATCH) {
      return patch(call, change, known);
    }
    ClusterObject base = known.find(change.target());
    if (base != null && (base.whole() != null || verb == Verb.MERGE)) {
      return attempt(call, change, verb, base, known, 1);
    }
    return api.read(change.kind(), change.target(), false)
        .thenCompose(
            fresh ->
                fresh.object() == null
                    ? CompletableFuture.completedFuture(judge(call, change.target(), fresh, known))
                    : attempt(call, change, verb, fresh.object(), known, 1));
  }

  private CompletableFuture<Outcome> attempt(
      Call call, Change change, Verb verb, ClusterObject base, Known known, int attempt) {
    ApiRequest request =
        verb == Verb.MERGE ? mergeRequest(change, base, known) : updateRequest(change, base, known);
    if (request == null) {
      return CompletableFuture.completedFuture(
          new Outcome(
              call.planned().write(),
              base.ref(),
              Result.UNCHANGED,
              base,
              null,
              call.planned().rule()));
    }
    return api.send(request)
        .thenCompose(
            answer -> {
              Again again = call.planned().write().again();
              Failure failure = answer.failure();
              if (failure == null
                  || again == null
                  || attempt >= again.tries()
                  || failure.unknown()
                  || !(again.anyError() || failure.isConflict())) {
                return CompletableFuture.completedFuture(judge(call, base.ref(), answer, known));
              }
              return pause(again, attempt)
                  .thenCompose(waited -> api.read(change.kind(), change.target(), false))
                  .thenCompose(fresh -> onceMore(call, change, verb, base, fresh, known, attempt));
            });
  }

  private CompletableFuture<Outcome> onceMore(
      Call call,
      Change change,
      Verb verb,
      ClusterObject base,
      ApiObjects.Answered fresh,
      Known known,
      int attempt) {
    ClusterObject live = fresh.object();
    if (live == null) {
      return CompletableFuture.completedFuture(judge(call, base.ref(), fresh, known));
    }
    if (!live.getUid().equals(base.getUid())) {
      return CompletableFuture.completedFuture(
          judge(call, base.ref(), otherUid(live, base.getUid()), known));
    }
    return attempt(call, change, verb, live, known, attempt + 1);
  }

  private CompletableFuture<Void> pause(Again again, int attempt) {
    Duration wait =
        Duration.ofNanos((long) (again.pause().toNanos() * Math.pow(again.factor(), attempt - 1)));
    CompletableFuture<Void> waited = new CompletableFuture<>();
    if (wait.isZero()) {
      waited.complete(null);
    } else {
      clock.schedule(wait, () -> waited.complete(null));
    }
    return waited;
  }

  /** The PUT of the edited object, or null when the edits alter nothing. */
  private @Nullable ApiRequest updateRequest(Change change, ClusterObject base, Known known) {
    Map<String, Object> before = api.tree(base);
    Map<String, Object> edited = new LinkedHashMap<>(before);
    Edits.apply(edited, change.edits());
    if (api.same(base.kind(), before, edited) && change.part() != Change.Part.FINALIZE) {
      return null;
    }
    Map<String, Object> metadata = Edits.child(edited, "metadata");
    if (change.anyVersion()) {
      metadata.remove("resourceVersion");
    } else {
      metadata.put(
          "resourceVersion",
          change.ifVersion() == null
              ? base.getResourceVersion()
              : known.version(base.getUid(), change.ifVersion()));
    }
    Ref target = change.target();
    return api.withObject(
        "PUT",
        api.path(change.kind(), target.namespace(), target.name(), change.part().path()),
        change.kind(),
        edited);
  }

  private ApiRequest mergeRequest(Change change, ClusterObject base, Known known) {
    boolean lists = change.edits().stream().anyMatch(edit -> !(edit instanceof Edit.Entry));
    if (base.whole() == null && change.edits().stream().anyMatch(Calls::editsUnknownList)) {
      throw new IllegalStateException(
          "changing "
              + base
              + ": only its metadata is known, a merge patch of other lists needs all of it");
    }
    Map<String, Object> patch =
        Patches.merge(
            change.edits(), base.whole() == null ? api.metadataTree(base) : api.tree(base));
    Map<String, Object> metadata = Edits.child(patch, "metadata");
    metadata.put("uid", base.getUid());
    if (change.ifVersion() != null) {
      metadata.put("resourceVersion", known.version(base.getUid(), change.ifVersion()));
    } else if (lists && !change.anyVersion()) {
      metadata.put("resourceVersion", base.getResourceVersion());
    }
    return patchRequest(change, "application/merge-patch+json", patch);
  }

  private static boolean editsUnknownList(Edit edit) {
    boolean list =
        edit instanceof Edit.Upsert || edit instanceof Edit.Remove || edit instanceof Edit.Member;
    return list && !edit.path().equals("metadata.ownerReferences");
  }

  private CompletableFuture<Outcome> patch(Call call, Change change, Known known) {
    Map<String, Object> patch = Patches.strategic(change.edits());
    Map<String, Object> metadata = Edits.child(patch, "metadata");
    if (!change.target().uid().isEmpty()) {
      metadata.put("uid", change.target().uid());
    }
    if (change.ifVersion() != null) {
      metadata.put("resourceVersion", known.version(change.target().uid(), change.ifVersion()));
    }
    return api.send(patchRequest(change, "application/strategic-merge-patch+json", patch))
        .thenCompose(
            answer -> {
              Failure failure = answer.failure();
              if (failure == null || failure.code() != 415) {
                return CompletableFuture.completedFuture(
                    judge(call, change.target(), answer, known));
              }
              return mergeInstead(call, change, known);
            });
  }

  /**
   * The server knows no strategic merge for this kind (custom resources): a merge patch of the
   * known copy, or of a live one when none is known or the known one is stale.
   */
  private CompletableFuture<Outcome> mergeInstead(Call call, Change change, Known known) {
    ClusterObject base = known.find(change.target());
    if (base == null) {
      return mergeLive(call, change, known);
    }
    return api.send(mergeRequest(change, base, known))
        .thenCompose(
            answer -> {
              Failure failure = answer.failure();
              return failure != null && failure.isConflict() && change.ifVersion() == null
                  ? mergeLive(call, change, known)
                  : CompletableFuture.completedFuture(judge(call, change.target(), answer, known));
            });
  }

  private CompletableFuture<Outcome> mergeLive(Call call, Change change, Known known) {
    return api.read(change.kind(), change.target(), true)
        .thenCompose(
            fresh -> {
              ClusterObject live = fresh.object();
              String uid = change.target().uid();
              if (live == null) {
                return CompletableFuture.completedFuture(
                    judge(call, change.target(), fresh, known));
              }
              if (!uid.isEmpty() && !uid.equals(live.getUid())) {
                return CompletableFuture.completedFuture(
                    judge(call, change.target(), otherUid(live, uid), known));
              }
              return api.send(mergeRequest(change, live, known))
                  .thenApply(answer -> judge(call, change.target(), answer, known));
            });
  }

  /** The name belongs to another object by now. */
  private static ApiObjects.Answered otherUid(ClusterObject live, String uid) {
    return ApiObjects.Answered.failed(
        new Failure(
            409,
            "Conflict",
            live.kind().kind()
                + " "
                + live.key()
                + " uid has changed across retries: it was "
                + uid
                + " and is "
                + live.getUid(),
            java.util.List.of(),
            false));
  }

  private ApiRequest patchRequest(Change change, String mediaType, Map<String, Object> patch) {
    Ref target = change.target();
    return api.withJson(
        "PATCH",
        api.path(change.kind(), target.namespace(), target.name(), change.part().path()),
        mediaType,
        patch,
        change.kind());
  }

  private static Outcome judge(
      Call call, Ref target, ApiObjects.Answered answer, @Nullable Known known) {
    ClusterObject object = answer.object();
    Failure failure = answer.failure();
    Ref ref = object == null ? target : object.ref();
    if (failure == null) {
      if (object != null && known != null) {
        known.addWritten(object);
      }
      return outcome(call, ref, Result.DONE, object, null);
    }
    for (Accept accept : call.planned().write().accept()) {
      if (failure.isAcceptedBy(accept)) {
        return outcome(call, ref, Result.ACCEPTED, null, failure);
      }
    }
    return outcome(call, ref, Result.FAILED, null, failure);
  }

  private static Outcome outcome(
      Call call,
      Ref ref,
      Result result,
      @Nullable ClusterObject object,
      @Nullable Failure failure) {
    return new Outcome(call.planned().write(), ref, result, object, failure, call.planned().rule());
  }
}
