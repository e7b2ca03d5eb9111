// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import engine.definition.ControllerDefinition;
import engine.time.ManualClock;
import facts.intent.Accept;
import facts.intent.Act;
import facts.intent.Again;
import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Delete;
import facts.intent.DeleteCollection;
import facts.intent.Failure;
import facts.intent.Outcome;
import facts.intent.Write;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.OwnerReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is sent for each write, and what becomes of the answers. */
class CallsTest {
  private static final Kind CUSTOM = new Kind("example.com", "v1", "Widget", "widgets", true);

  private static final ControllerDefinition TOY =
      ControllerDefinition.read(
          "toy",
          "toy",
          """
          controller: toy-controller
          identity: toy
          component: toy
          verbs:
            ReplicaSet: [create, update, patch]
            ReplicaSet/status: [update]
            Namespace/finalize: [update]
            ConfigMap: [merge]
          """);

  private final ScriptedApi api = new ScriptedApi();
  private final ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  private final Calls calls = new Calls(TOY, new ApiObjects(api), clock, new Random(1));
  private final Known known = new Known();

  private CompletableFuture<Outcome> begin(Write write) {
    return calls.perform(new Call(new Planned(write, "toy/rule", "toy.drl:1")), known);
  }

  private Outcome perform(Write write) {
    CompletableFuture<Outcome> outcome = begin(write);
    assertThat(outcome).isDone();
    return outcome.join();
  }

  private Outcome perform(Act act) {
    return perform(Write.of(act));
  }

  private static Map<String, Object> meta(String uid, long version) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "web");
    metadata.put("namespace", "shop");
    metadata.put("uid", uid);
    metadata.put("resourceVersion", Long.toString(version));
    return metadata;
  }

  private static Map<String, Object> set(String uid, long version, long replicas) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", "apps/v1");
    tree.put("kind", "ReplicaSet");
    tree.put("metadata", meta(uid, version));
    tree.put("spec", Map.of("replicas", replicas));
    return tree;
  }

  private static Map<String, Object> widget(String uid, long version, String... owners) {
    Map<String, Object> metadata = meta(uid, version);
    List<Object> references = new ArrayList<>();
    for (String owner : owners) {
      references.add(new OwnerReference("v1", "Owner", owner, owner, null, null).toTree());
    }
    metadata.put("ownerReferences", references);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", "example.com/v1");
    tree.put("kind", "Widget");
    tree.put("metadata", metadata);
    return tree;
  }

  private ClusterObject known(Map<String, Object> tree) {
    ClusterObject object = Kinds.fromTree(tree);
    known.add(object);
    return object;
  }

  // creates

  @Test
  void aCreateFromAPrefixSendsTheNameAndThePrefix() {
    api.answer(set("1", 5, 1));
    Outcome outcome =
        perform(Create.generated(Kinds.POD, "shop", "web-", Map.of("metadata", Map.of())));
    assertThat(api.seen()).containsExactly("POST /api/v1/namespaces/shop/pods");
    assertThat(api.metadata(0)).containsEntry("generateName", "web-");
    assertThat(String.valueOf(api.metadata(0).get("name"))).matches("web-[a-z0-9]{5}");
    assertThat(outcome.isDone()).isTrue();
  }

  @Test
  void aGeneratedNameThatIsTakenGivesWayToAnother() {
    api.refuse(409, "AlreadyExists").answer(set("1", 5, 1));
    Outcome outcome = perform(Create.generated(Kinds.POD, "shop", "web-", Map.of()));
    assertThat(outcome.isDone()).isTrue();
    assertThat(api.metadata(0).get("name")).isNotEqualTo(api.metadata(1).get("name"));
  }

  @Test
  void namesAreNotTriedForEver() {
    for (int i = 0; i < 8; i++) {
      api.refuse(409, "AlreadyExists");
    }
    Outcome outcome = perform(Create.generated(Kinds.POD, "shop", "web-", Map.of()));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(8);
  }

  @Test
  void aGivenNameThatIsTakenIsAFailure() {
    api.refuse(409, "AlreadyExists");
    Outcome outcome = perform(Create.named(Kinds.CONFIG_MAP, "shop", "web", Map.of()));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(outcome.getRef().name()).isEqualTo("web");
    assertThat(api.seen()).hasSize(1);
  }

  @Test
  void aLostCreateIsNotRepeated() {
    api.lose();
    Outcome outcome = perform(Create.generated(Kinds.POD, "shop", "web-", Map.of()));
    assertThat(api.seen()).hasSize(1);
    assertThat(outcome.isFailed()).isTrue();
    assertThat(Objects.requireNonNull(outcome.getFailure()).unknown()).isTrue();
  }

  @Test
  void anAcceptedRefusalIsNoFailure() {
    api.refuse(404, "NotFound");
    Outcome outcome =
        perform(Create.named(Kinds.CONFIG_MAP, "shop", "web", Map.of()).accept(Accept.NOT_FOUND));
    assertThat(outcome.getResult()).isEqualTo(Outcome.Result.ACCEPTED);
  }

  // updates

  @Test
  void anUpdateSendsTheWholeObjectWithTheVersionItWasMadeFrom() {
    ClusterObject set = known(set("1", 5, 1));
    api.answer(set("1", 6, 3));
    Outcome outcome = perform(Change.of(set).set("spec.replicas", 3L));
    assertThat(api.seen()).containsExactly("PUT /apis/apps/v1/namespaces/shop/replicasets/web");
    assertThat(api.metadata(0)).containsEntry("resourceVersion", "5").containsEntry("uid", "1");
    assertThat(api.spec(0)).containsEntry("replicas", 3L);
    assertThat(outcome.isDone()).isTrue();
    assertThat(Objects.requireNonNull(known.find(set.ref())).getResourceVersion()).isEqualTo("6");
  }

  @Test
  void aChangeThatAltersNothingIsNotSent() {
    ClusterObject set = known(set("1", 5, 3));
    Outcome outcome = perform(Change.of(set).set("spec.replicas", 3));
    assertThat(outcome.getResult()).isEqualTo(Outcome.Result.UNCHANGED);
    assertThat(api.seen()).isEmpty();
  }

  @Test
  void anUpdateIsMadeFromTheNewestStateThatIsKnown() {
    ClusterObject set = known(set("1", 5, 1));
    known.add(Kinds.fromTree(set("1", 9, 2)));
    known.add(Kinds.fromTree(set("1", 7, 4)));
    api.answer(set("1", 10, 3));
    perform(Change.of(set).set("spec.replicas", 3L));
    assertThat(api.metadata(0)).containsEntry("resourceVersion", "9");
  }

  @Test
  void anObjectThatIsNotKnownIsReadBeforeTheUpdate() {
    ClusterObject set = Kinds.fromTree(set("1", 5, 1));
    api.answer(set("1", 8, 1)).answer(set("1", 9, 3));
    perform(Change.of(set).set("spec.replicas", 3L));
    assertThat(api.seen()).hasSize(2);
    assertThat(api.seen().get(0)).startsWith("GET ");
    assertThat(api.metadata(1)).containsEntry("resourceVersion", "8");
  }

  @Test
  void aReadThatGetsNoAnswerLeavesNoUnknownWrite() {
    api.lose();
    Outcome outcome = perform(Change.of(Kinds.fromTree(set("1", 5, 1))).set("spec.replicas", 3L));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(Objects.requireNonNull(outcome.getFailure()).unknown()).isFalse();
  }

  @Test
  void aLaterLinkUsesTheVersionThatTheEarlierOneAnswered() {
    ClusterObject set = known(set("1", 5, 1));
    api.answer(set("1", 6, 3)).answer(set("1", 7, 3)).answer(set("1", 8, 3));
    perform(Change.of(set).set("spec.replicas", 3L));
    perform(Change.status(set).set("status.replicas", 2L));
    perform(Change.of(set).set("spec.replicas", 5L).ifVersion("5"));
    assertThat(api.metadata(1)).containsEntry("resourceVersion", "6");
    assertThat(api.metadata(2)).containsEntry("resourceVersion", "7");
  }

  @Test
  void aVersionThatARuleAskedForStandsWhileOnlyOthersWrote() {
    ClusterObject set = known(set("1", 5, 1));
    known.add(Kinds.fromTree(set("1", 9, 1)));
    api.refuse(409, "Conflict");
    perform(Change.of(set).set("spec.replicas", 5L).ifVersion("5"));
    assertThat(api.metadata(0)).containsEntry("resourceVersion", "5");
  }

  @Test
  void anUnconditionalUpdateCarriesNoVersion() {
    ClusterObject set = known(set("1", 5, 1));
    api.answer(set("1", 6, 3));
    perform(Change.of(set).set("spec.replicas", 3L).unconditional());
    assertThat(api.metadata(0)).doesNotContainKey("resourceVersion").containsEntry("uid", "1");
  }

  @Test
  void aConflictIsAFailureUnlessTheRuleSaysAgain() {
    ClusterObject set = known(set("1", 5, 1));
    api.refuse(409, "Conflict");
    Outcome outcome = perform(Change.of(set).set("spec.replicas", 3L));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(1);
  }

  @Test
  void againAppliesTheEditsToTheLiveObject() {
    ClusterObject set = known(set("1", 5, 1));
    Map<String, Object> live = set("1", 8, 1);
    live.put("spec", Map.of("replicas", 1L, "minReadySeconds", 4L));
    api.refuse(409, "Conflict").answer(live).answer(set("1", 9, 3));
    CompletableFuture<Outcome> outcome =
        begin(Change.of(set).set("spec.replicas", 3L).again(Again.live(5)));
    assertThat(outcome).isNotDone();
    clock.advance(Duration.ofMillis(10));
    assertThat(outcome.join().isDone()).isTrue();
    assertThat(api.seen()).hasSize(3);
    assertThat(api.metadata(2)).containsEntry("resourceVersion", "8");
    assertThat(api.spec(2)).containsEntry("replicas", 3L).containsEntry("minReadySeconds", 4L);
  }

  @Test
  void againEndsAfterItsTries() {
    ClusterObject set = known(set("1", 5, 1));
    api.refuse(409, "Conflict").answer(set("1", 8, 1)).refuse(409, "Conflict");
    CompletableFuture<Outcome> outcome =
        begin(Change.of(set).set("spec.replicas", 3L).again(Again.live(2)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(outcome.join().isFailed()).isTrue();
    assertThat(api.seen()).hasSize(3);
  }

  @Test
  void againDoesNotTouchAnotherObjectOfTheName() {
    ClusterObject set = known(set("1", 5, 1));
    api.refuse(409, "Conflict").answer(set("2", 8, 1));
    CompletableFuture<Outcome> outcome =
        begin(Change.of(set).set("spec.replicas", 3L).again(Again.live(5)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(outcome.join().isFailed()).isTrue();
    assertThat(outcome.join().getError()).contains("it was 1 and is 2");
    assertThat(api.seen()).hasSize(2);
  }

  @Test
  void againOnAnyErrorMeetsOtherRefusalsToo() {
    ClusterObject set = known(set("1", 5, 1));
    api.refuse(500, "InternalError").answer(set("1", 5, 1)).answer(set("1", 6, 3));
    Outcome outcome =
        perform(Change.of(set).set("spec.replicas", 3L).again(Again.liveOnAnyError(2)));
    assertThat(outcome.isDone()).isTrue();
  }

  @Test
  void againNeverRepeatsALostUpdate() {
    ClusterObject set = known(set("1", 5, 1));
    api.lose();
    Outcome outcome =
        perform(Change.of(set).set("spec.replicas", 3L).again(Again.liveOnAnyError(3)));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(1);
  }

  // patches

  @Test
  void aPatchCarriesTheUid() {
    ClusterObject pod =
        Kinds.fromTree(Map.of("apiVersion", "v1", "kind", "Pod", "metadata", meta("1", 5)));
    api.answer(set("1", 6, 1));
    perform(Change.of(pod).label("app", "web"));
    assertThat(api.seen()).containsExactly("PATCH /api/v1/namespaces/shop/pods/web");
    assertThat(api.mediaType(0)).isEqualTo("application/strategic-merge-patch+json");
    assertThat(api.body(0))
        .isEqualTo(Map.of("metadata", Map.of("labels", Map.of("app", "web"), "uid", "1")));
  }

  @Test
  void aPatchWithAVersionUsesThatOfTheSyncsOwnLaterWrite() {
    ClusterObject set = known(set("1", 5, 1));
    api.answer(set("1", 6, 1)).answer(set("1", 7, 1));
    perform(Change.of(set).removeOwner("o"));
    perform(Change.of(set).removeOwner("p").ifVersion("5"));
    assertThat(api.mediaType(1)).isEqualTo("application/strategic-merge-patch+json");
    assertThat(api.metadata(1)).containsEntry("resourceVersion", "6");
  }

  @Test
  void whereNoStrategicPatchIsKnownTheWholeListIsMerged() {
    ClusterObject widget = known(widget("1", 5, "a", "b"));
    api.refuse(415, "UnsupportedMediaType").answer(widget("1", 6, "b"));
    Outcome outcome = perform(Change.of(CUSTOM, widget.ref()).removeOwner("a"));
    assertThat(outcome.isDone()).isTrue();
    assertThat(api.mediaType(1)).isEqualTo("application/merge-patch+json");
    assertThat(api.metadata(1))
        .containsEntry("uid", "1")
        .containsEntry("resourceVersion", "5")
        .containsEntry(
            "ownerReferences",
            List.of(new OwnerReference("v1", "Owner", "b", "b", null, null).toTree()));
  }

  @Test
  void aMergePatchOfAStaleListIsMadeAgainFromTheLiveOne() {
    ClusterObject widget = known(widget("1", 5, "a", "b"));
    api.refuse(415, "UnsupportedMediaType")
        .refuse(409, "Conflict")
        .answer(widget("1", 8, "a", "b", "c"))
        .answer(widget("1", 9, "b", "c"));
    Outcome outcome = perform(Change.of(CUSTOM, widget.ref()).removeOwner("a"));
    assertThat(outcome.isDone()).isTrue();
    assertThat(api.metadata(3)).containsEntry("resourceVersion", "8");
    assertThat((List<?>) api.metadata(3).get("ownerReferences")).hasSize(2);
  }

  @Test
  void aMergePatchDoesNotTouchAnotherObjectOfTheName() {
    ClusterObject widget = Kinds.fromTree(widget("1", 5, "a"));
    api.refuse(415, "UnsupportedMediaType").answer(widget("2", 8, "a"));
    Outcome outcome = perform(Change.of(CUSTOM, widget.ref()).removeOwner("a"));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(2);
  }

  @Test
  void aVersionThatARuleAskedForIsNotGivenUpForAMergePatch() {
    ClusterObject widget = known(widget("1", 5, "a", "b"));
    api.refuse(415, "UnsupportedMediaType").refuse(409, "Conflict");
    Outcome outcome = perform(Change.of(CUSTOM, widget.ref()).removeOwner("a").ifVersion("5"));
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(2);
  }

  // deletes

  @Test
  void aDeleteCarriesItsPreconditionsAndOptions() {
    ClusterObject set = known(set("1", 5, 1));
    api.refuse(409, "Conflict");
    Outcome outcome = perform(Delete.of(set).ifVersion("5").foreground().grace(7));
    assertThat(api.body(0))
        .containsEntry("preconditions", Map.of("uid", "1", "resourceVersion", "5"))
        .containsEntry("propagationPolicy", "Foreground");
    assertThat(((Number) Objects.requireNonNull(api.body(0).get("gracePeriodSeconds"))).intValue())
        .isEqualTo(7);
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(1);
  }

  @Test
  void aDeleteMeetsAConflictWithoutTheVersionWhileTheOwnersAreTheSame() {
    ClusterObject set = known(widget("1", 5, "a"));
    api.refuse(409, "Conflict").answer(widget("1", 8, "a")).answer(widget("1", 8, "a"));
    Outcome outcome =
        perform(Delete.of(CUSTOM, set.ref()).ifVersion("5").orWithoutVersionIfOwnersUnchanged());
    assertThat(outcome.isDone()).isTrue();
    assertThat(api.body(2)).containsEntry("preconditions", Map.of("uid", "1"));
  }

  @Test
  void aDeleteDoesNotTryAgainWhenTheOwnersChanged() {
    ClusterObject set = known(widget("1", 5, "a"));
    api.refuse(409, "Conflict").answer(widget("1", 8, "a", "b"));
    Outcome outcome =
        perform(Delete.of(CUSTOM, set.ref()).ifVersion("5").orWithoutVersionIfOwnersUnchanged());
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(2);
  }

  @Test
  void aDeleteDoesNotTryAgainOnAnotherObjectOfTheName() {
    ClusterObject set = known(widget("1", 5, "a"));
    api.refuse(409, "Conflict").answer(widget("2", 8, "a"));
    Outcome outcome =
        perform(Delete.of(CUSTOM, set.ref()).ifVersion("5").orWithoutVersionIfOwnersUnchanged());
    assertThat(outcome.isFailed()).isTrue();
    assertThat(api.seen()).hasSize(2);
  }

  @Test
  void aDeleteBehindAnotherWriteOfTheSyncUsesItsVersion() {
    ClusterObject set = known(set("1", 5, 1));
    api.answer(set("1", 6, 3)).answer(set("1", 6, 3));
    perform(Change.of(set).set("spec.replicas", 3L));
    perform(Delete.of(set).ifVersion("5"));
    assertThat(api.body(1))
        .containsEntry("preconditions", Map.of("uid", "1", "resourceVersion", "6"));
  }

  @Test
  void aDeletedCollectionIsNoObject() {
    api.answer(
        Map.of("kind", "PodList", "apiVersion", "v1", "metadata", Map.of(), "items", List.of()));
    DeleteCollection act = new DeleteCollection(Kinds.POD, "shop", "Background");
    Outcome outcome = perform(act);
    assertThat(api.seen()).containsExactly("DELETE /api/v1/namespaces/shop/pods");
    assertThat(outcome.isDone()).isTrue();
    assertThat(outcome.getObject()).isNull();
    assertThat(outcome.getRef()).isEqualTo(act.target());
  }

  @Test
  void aGatewayTimeOutLeavesTheOutcomeUnknown() {
    api.refuse(504, "Timeout");
    Failure failure =
        Objects.requireNonNull(perform(Delete.of(known(set("1", 5, 1)))).getFailure());
    assertThat(failure.unknown()).isTrue();
  }
}
