// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import facts.intent.Answer;
import facts.intent.Failure;
import facts.intent.Question.LiveGet;
import facts.intent.Question.Mapping;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.OwnerReference;
import facts.scope.WakeWhen.Sides;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final Kind POD = Kinds.require("v1", "Pod");
  private static final Kind RS = Kinds.require("apps/v1", "ReplicaSet");
  private static final Kind NODE = Kinds.require("v1", "Node");

  /** An object under construction. */
  private static final class Maker {
    private final Kind kind;
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private final List<Object> owners = new ArrayList<>();

    Maker(Kind kind, String namespace, String name, String uid) {
      this.kind = kind;
      metadata.put("name", name);
      metadata.put("namespace", namespace);
      metadata.put("uid", uid);
    }

    Maker ownedBy(String apiVersion, String ownerKind, String name, String uid, boolean blocks) {
      owners.add(
          new OwnerReference(apiVersion, ownerKind, name, uid, null, blocks ? true : null)
              .toTree());
      return this;
    }

    Maker ownedByWeb(boolean blocks) {
      return ownedBy("apps/v1", "ReplicaSet", "web", "rs-1", blocks);
    }

    Maker deleting(String... finalizers) {
      metadata.put("deletionTimestamp", "2030-01-01T00:00:00Z");
      return holding(finalizers);
    }

    Maker holding(String... finalizers) {
      metadata.put("finalizers", List.of(finalizers));
      return this;
    }

    ClusterObject make() {
      metadata.put("ownerReferences", owners);
      return Kinds.partial(kind, Map.of("metadata", metadata));
    }
  }

  private static Maker pod(String namespace) {
    return new Maker(POD, namespace, "p", "pod-p");
  }

  private static Maker web() {
    return new Maker(RS, "d", "web", "rs-1");
  }

  private static Sides foreground(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    return new ForegroundBegins().judge(before, after);
  }

  @Test
  void foregroundDeletionBeginsOnce() {
    ClusterObject plain = web().holding("foregroundDeletion").make();
    ClusterObject begun = web().deleting("foregroundDeletion").make();
    assertThat(foreground(plain, begun)).isEqualTo(Sides.NEW);
    assertThat(foreground(null, begun)).isEqualTo(Sides.NEW);
    assertThat(foreground(begun, begun)).isEqualTo(Sides.NONE);
    assertThat(foreground(plain, plain)).isEqualTo(Sides.NONE);
    assertThat(foreground(begun, null)).isEqualTo(Sides.NONE);
  }

  @Test
  void dependentsLearnOfDeletionsAndOfForegroundDeletion() {
    Ends wake = new Ends();
    ClusterObject plain = web().make();
    ClusterObject begun = web().deleting("foregroundDeletion").make();
    assertThat(wake.judge(plain, null)).isEqualTo(Sides.OLD);
    assertThat(wake.judge(plain, begun)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(null, plain)).isEqualTo(Sides.NONE);
    assertThat(wake.judge(plain, plain)).isEqualTo(Sides.NONE);
  }

  @Test
  void orphaningGoesBeforeForegroundDeletion() {
    ClusterObject both = web().deleting("orphan", "foregroundDeletion").make();
    assertThat(foreground(null, both)).isEqualTo(Sides.NONE);
    assertThat(new OrphanBegins().judge(null, both)).isEqualTo(Sides.NEW);
    assertThat(new OrphanBegins().judge(both, both)).isEqualTo(Sides.NONE);
    assertThat(new OrphanBegins().judge(null, web().deleting("x").make())).isEqualTo(Sides.NONE);
  }

  @Test
  void aDependentReleasesItsOwnerWhenItBlocksNoMore() {
    Releases wake = new Releases();
    ClusterObject blocking = pod("d").ownedByWeb(true).make();
    ClusterObject owned = pod("d").ownedByWeb(false).make();
    ClusterObject free = pod("d").make();
    assertThat(wake.judge(blocking, free)).isEqualTo(Sides.OLD);
    assertThat(wake.judge(blocking, owned)).isEqualTo(Sides.OLD);
    assertThat(wake.judge(blocking, null)).isEqualTo(Sides.OLD);
    assertThat(wake.judge(owned, free)).isEqualTo(Sides.NONE);
    assertThat(wake.judge(blocking, blocking)).isEqualTo(Sides.NONE);
    assertThat(wake.judge(free, blocking)).isEqualTo(Sides.NONE);
    assertThat(wake.judge(null, blocking)).isEqualTo(Sides.NONE);
  }

  @Test
  void onlyForegroundOwnersLookAfterTheirDependents() {
    DeletesDependents target = new DeletesDependents();
    ClusterObject dependent = pod("d").ownedByWeb(true).make();
    assertThat(target.wakes(dependent, web().deleting("foregroundDeletion").make())).isTrue();
    assertThat(target.wakes(dependent, web().deleting("orphan").make())).isFalse();
    assertThat(target.wakes(dependent, web().make())).isFalse();
    assertThat(target.wakes(dependent, null)).isFalse();
  }

  @Test
  void anUnknownOwnerIsNotConfirmed() {
    assertThat(new Unconfirmed().wakes(pod("d").ownedByWeb(false).make(), null)).isTrue();
  }

  @Test
  void anOwnerIsConfirmedByNamespaceVersionKindAndName() {
    Unconfirmed target = new Unconfirmed();
    ClusterObject web = web().make();
    assertThat(target.wakes(pod("d").ownedByWeb(false).make(), web)).isFalse();
    assertThat(target.wakes(pod("e").ownedByWeb(false).make(), web)).isTrue();
    assertThat(
            target.wakes(pod("d").ownedBy("apps/v1", "ReplicaSet", "x", "rs-1", false).make(), web))
        .isTrue();
    assertThat(
            target.wakes(
                pod("d").ownedBy("apps/v1beta2", "ReplicaSet", "web", "rs-1", false).make(), web))
        .isTrue();
    assertThat(
            target.wakes(
                pod("d").ownedBy("apps/v1", "Deployment", "web", "rs-1", false).make(), web))
        .isTrue();
  }

  @Test
  void aClusterWideOwnerIsConfirmedInEveryNamespace() {
    ClusterObject node = new Maker(NODE, "", "n", "node-1").make();
    ClusterObject dependent = pod("e").ownedBy("v1", "Node", "n", "node-1", false).make();
    assertThat(new Unconfirmed().wakes(dependent, node)).isFalse();
  }

  @Test
  void theMessageNamesThePlaceWhereTheOwnerIsNot() {
    Dependent dependent = new Dependent(pod("e").ownedByWeb(false).make(), "rs-1");
    assertThat(dependent.getMisplacement())
        .isEqualTo(
            "ownerRef [apps/v1/ReplicaSet, namespace: e, name: web, uid: rs-1] does not exist in"
                + " namespace \"e\"");
  }

  @Test
  void absentCoordinatesAreMeantInTheirNamespaceOnly() {
    Dependent dependent = new Dependent(pod("d").ownedByWeb(false).make(), "rs-1");
    Coordinates web = Coordinates.of(web().make());
    assertThat(dependent.refersTo(web)).isTrue();
    assertThat(dependent.refersTo(web.in(""))).isTrue();
    assertThat(dependent.refersTo(web.in("e"))).isFalse();
  }

  @Test
  void dependentsAreCountedByWhatTheyDo() {
    ClusterObject owner = web().deleting("foregroundDeletion").make();
    Dependents dependents =
        new Dependents(
            "rs-1",
            owner,
            List.of(
                new Maker(POD, "d", "a", "a").ownedByWeb(true).make(),
                new Maker(POD, "d", "b", "b").ownedByWeb(false).make(),
                new Maker(POD, "d", "c", "c")
                    .ownedByWeb(true)
                    .deleting("foregroundDeletion")
                    .make(),
                new Maker(POD, "e", "x", "x").ownedByWeb(false).make()));
    assertThat(dependents.getCount()).isEqualTo(4);
    assertThat(dependents.getBlocking()).isEqualTo(2);
    assertThat(dependents.getForeground()).isEqualTo(1);
    assertThat(dependents.getBlockers()).extracting(Dependent::getUid).containsExactly("a");
    assertThat(dependents.getMismatched()).extracting(Dependent::getUid).containsExactly("x");
    assertThat(dependents.getMisplaced()).extracting(Dependent::getUid).containsExactly("x");
  }

  @Test
  void eachPlaceOfAnOwnerIsNamedOnceInOrder() {
    Dependents dependents =
        new Dependents(
            "rs-1",
            null,
            List.of(
                new Maker(POD, "d", "a", "a").ownedByWeb(true).make(),
                new Maker(POD, "d", "b", "b").ownedByWeb(false).make(),
                new Maker(POD, "d", "c", "c")
                    .ownedBy("apps/v1", "Deployment", "web", "rs-1", false)
                    .ownedBy("apps/v1", "Deployment", "web", "other", false)
                    .make()));
    assertThat(dependents.getCoordinates())
        .extracting(Coordinates::getText)
        .containsExactly(
            "[apps/v1/Deployment, namespace: d, name: web, uid: rs-1]",
            "[apps/v1/ReplicaSet, namespace: d, name: web, uid: rs-1]");
    assertThat(dependents.getMismatched()).isEmpty();
  }

  @Test
  void anOwnerIsKnownToBeAbsentByNamespaceOrEverywhere() {
    Coordinates web = Coordinates.of(web().make());
    assertThat(Judgement.known(web, Set.of(web.getText()))).isTrue();
    assertThat(Judgement.known(web, Set.of(web.in("").getText()))).isTrue();
    assertThat(Judgement.known(web, Set.of(web.in("e").getText()))).isFalse();
  }

  @Test
  void anAnswerIsAboutThePlaceThatWasAsked() {
    Coordinates web = Coordinates.of(web().make());
    Answer found = Answer.object(LiveGet.metadata(RS, web.getRef()), web().make());
    assertThat(Judgement.isAbout(found, web)).isTrue();
    assertThat(Judgement.isAbout(found, web.in("e"))).isFalse();
    assertThat(Judgement.isAbsent(found, web)).isFalse();
    Answer other =
        Answer.object(LiveGet.metadata(RS, web.getRef()), new Maker(RS, "d", "web", "rs-9").make());
    assertThat(Judgement.isAbsent(other, web)).isTrue();
    Answer missing = Answer.failed(LiveGet.metadata(RS, web.getRef()), failure(404));
    assertThat(Judgement.isAbsent(missing, web)).isTrue();
    Answer broken = Answer.failed(LiveGet.metadata(RS, web.getRef()), failure(500));
    assertThat(Judgement.isAbsent(broken, web)).isFalse();
    assertThat(Judgement.unanswered(broken)).isTrue();
    assertThat(Judgement.unanswered(missing)).isFalse();
  }

  @Test
  void aClusterWideOwnerIsNamedWithoutANamespace() {
    Coordinates node = Coordinates.of(new Maker(NODE, "", "n", "node-1").make());
    Coordinates held = node.in("d");
    assertThat(Judgement.named(held, NODE)).isEqualTo(node.getRef());
    Answer missing = Answer.failed(LiveGet.metadata(NODE, node.getRef()), failure(404));
    assertThat(Judgement.isAbout(missing, held)).isTrue();
    assertThat(Judgement.scoped(held, missing)).isEqualTo(node);
  }

  @Test
  void aNamespacedKindNeedsANamespace() {
    Coordinates web = Coordinates.of(web().make());
    assertThat(Judgement.isReadable(RS, web)).isTrue();
    assertThat(Judgement.isReadable(RS, web.in(""))).isFalse();
    assertThat(Judgement.isReadable(NODE, web.in(""))).isTrue();
    assertThat(Judgement.isReadable(null, web)).isFalse();
  }

  @Test
  void aKindThatIsNotServedIsNoAnswer() {
    Answer unknown = Answer.failed(new Mapping("apps/v1", "ReplicaSet"), failure(404));
    assertThat(Judgement.unanswered(unknown)).isTrue();
    assertThat(Judgement.isMappingOf(unknown, Coordinates.of(web().make()))).isTrue();
  }

  @Test
  void anOwnerInForegroundDeletionWaits() {
    Owner owner = new Owner(Coordinates.of(web().make()));
    assertThat(Verdict.present(owner, web().make()).isSolid()).isTrue();
    assertThat(Verdict.present(owner, web().deleting("x").make()).isSolid()).isTrue();
    Verdict waiting = Verdict.present(owner, web().deleting("foregroundDeletion").make());
    assertThat(waiting.isWaiting()).isTrue();
    assertThat(waiting.isSolid()).isFalse();
    Owners owners = new Owners(List.of(waiting, Verdict.dangling(owner)));
    assertThat(owners.getSolid()).isZero();
    assertThat(owners.getWaiting()).isEqualTo(1);
    assertThat(owners.isUnanswerable()).isFalse();
    assertThat(new Owners(List.of(Verdict.unanswerable(owner))).isUnanswerable()).isTrue();
  }

  @Test
  void finalizersSayHowAnObjectIsDeleted() {
    assertThat(Items.propagation(new LiveItem(web().make()))).isEqualTo("Background");
    assertThat(Items.propagation(new LiveItem(web().holding("foregroundDeletion").make())))
        .isEqualTo("Foreground");
    assertThat(
            Items.propagation(new LiveItem(web().holding("foregroundDeletion", "orphan").make())))
        .isEqualTo("Orphan");
  }

  @Test
  void onlyBlockingReferencesAreUnblocked() {
    LiveItem item =
        new LiveItem(
            pod("d")
                .ownedByWeb(true)
                .ownedBy("apps/v1", "ReplicaSet", "other", "rs-2", false)
                .make());
    assertThat(item.getBlocked()).extracting(OwnerReference::uid).containsExactly("rs-1");
    assertThat(Items.unblocked(item.getBlocked().get(0)))
        .isEqualTo(Map.of("uid", "rs-1", "blockOwnerDeletion", false));
  }

  @Test
  void anObjectIsUndecidedUnlessItIsJustBeingDeleted() {
    assertThat(new Item(web().make()).isUndecided()).isTrue();
    assertThat(new Item(web().deleting("foregroundDeletion").make()).isUndecided()).isTrue();
    assertThat(new Item(web().deleting("orphan").make()).isUndecided()).isFalse();
  }

  private static Failure failure(int code) {
    return new Failure(code, "", "", List.of(), false);
  }
}
