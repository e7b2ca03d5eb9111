// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import facts.intent.Answer;
import facts.intent.Failure;
import facts.intent.Question.Discovery;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.scope.Served;
import facts.scope.WakeWhen.Sides;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceFunctionsTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Kind POD = Kinds.require("v1", "Pod");
  private static final Kind DEPLOYMENT = Kinds.require("apps/v1", "Deployment");

  private static ClusterObject namespace(
      boolean deleting, String phase, List<String> finalizers, List<Object> conditions) {
    Map<String, Object> metadata =
        deleting
            ? Map.of("name", "a", "uid", "u", "deletionTimestamp", "2029-12-31T23:59:50Z")
            : Map.of("name", "a", "uid", "u");
    return Kinds.fromTree(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Namespace",
            "metadata",
            metadata,
            "spec",
            Map.of("finalizers", finalizers),
            "status",
            Map.of("phase", phase, "conditions", conditions)));
  }

  private static ClusterObject pod(String phase, long grace) {
    return Kinds.fromTree(
        Map.of(
            "apiVersion", "v1",
            "kind", "Pod",
            "metadata", Map.of("name", "p", "namespace", "a"),
            "spec", Map.of("terminationGracePeriodSeconds", grace),
            "status", Map.of("phase", phase)));
  }

  private static ClusterObject held(String... finalizers) {
    return Kinds.partial(
        DEPLOYMENT, Map.of("metadata", Map.of("name", "d", "finalizers", List.of(finalizers))));
  }

  private static Turn turn(Kind kind, long estimate) {
    return new Turn(new Content("a", kind, Set.of("list", "delete")), estimate);
  }

  @Test
  void onlyADeletedNamespaceAwaitsItsPhase() {
    assertThat(Phases.awaitsPhase(namespace(true, "Active", List.of(), List.of()))).isTrue();
    assertThat(Phases.awaitsPhase(namespace(true, "Terminating", List.of(), List.of()))).isFalse();
    assertThat(Phases.awaitsPhase(namespace(false, "Active", List.of(), List.of()))).isFalse();
    assertThat(Phases.awaitsPhase(null)).isFalse();
  }

  @Test
  void onlyAFinalizerOfTheSpecHoldsADeletedNamespace() {
    assertThat(Phases.holdsContent(namespace(true, "Active", List.of("x"), List.of()))).isTrue();
    assertThat(Phases.holdsContent(namespace(true, "Active", List.of(), List.of()))).isFalse();
    assertThat(Phases.holdsContent(namespace(false, "Active", List.of("x"), List.of()))).isFalse();
  }

  @Test
  void onlyDeletedNamespacesWake() {
    Deleting wake = new Deleting();
    ClusterObject active = namespace(false, "Active", List.of(), List.of());
    ClusterObject deleted = namespace(true, "Active", List.of(), List.of());
    assertThat(wake.judge(active, deleted)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(null, deleted)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(active, active)).isEqualTo(Sides.NONE);
    assertThat(wake.judge(deleted, null)).isEqualTo(Sides.NONE);
  }

  @ParameterizedTest
  @CsvSource({"10, 30", "29, 30", "30, 0", "40, 0"})
  void graceLastsUntilTheLongestPeriodHasPassed(long deletedSecondsAgo, long wantSeconds) {
    List<ClusterObject> pods =
        List.of(pod("Running", 30), pod("Pending", 5), pod("Succeeded", 90), pod("Failed", 90));
    assertThat(Grace.secondsLeft(pods, NOW.minusSeconds(deletedSecondsAgo), NOW))
        .isEqualTo(wantSeconds);
  }

  @Test
  void withoutPodsThereIsNoGrace() {
    assertThat(Grace.secondsLeft(List.of(), NOW, NOW)).isZero();
  }

  @Test
  void finalizersExplainWhatIsLeft() {
    Remainder left = new Remainder(turn(DEPLOYMENT, 0), List.of(held("a", "b"), held("b")));
    assertThat(left.getCount()).isEqualTo(2);
    assertThat(left.getFinalizers()).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
    assertThat(left.getEstimate()).isEqualTo(15);
    assertThat(left.isUnexpected()).isFalse();
  }

  @Test
  void anEstimateGoesBeforeFinalizers() {
    assertThat(new Remainder(turn(POD, 30), List.of(held("a"))).getEstimate()).isEqualTo(30);
    assertThat(new Remainder(turn(POD, 30), List.of()).getEstimate()).isZero();
    assertThat(new Remainder(turn(POD, 30)).getEstimate()).isEqualTo(30);
  }

  @Test
  void nothingExplainsWhatIsLeftWithoutFinalizers() {
    Remainder left = new Remainder(turn(DEPLOYMENT, 0), List.of(held()));
    assertThat(left.isUnexpected()).isTrue();
    assertThat(left.getUnexpectedText())
        .isEqualTo(
            "unexpected items still remain in namespace: a for gvr: apps/v1, Resource=deployments");
    assertThat(new Remainder(turn(POD, 0), List.of(held())).getUnexpectedText())
        .endsWith("for gvr: /v1, Resource=pods");
  }

  @Test
  void refusedVerbsAreNotTriedAgain() {
    Content content = new Content("a", POD, Set.of("list", "delete"));
    assertThat(Verbs.allows(content, "list", Set.of())).isTrue();
    assertThat(Verbs.allows(content, "deletecollection", Set.of())).isFalse();
    assertThat(Verbs.allows(content, "list", Set.of(Verbs.entry(POD, "list")))).isFalse();
    assertThat(Verbs.allows(content, "list", Set.of(Verbs.entry(DEPLOYMENT, "list")))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"404, true", "405, true", "403, false", "500, false"})
  void unknownPathsAndVerbsAreRefusals(int code, boolean wantRefused) {
    assertThat(Verbs.refused(new Failure(code, "", "", List.of(), false))).isEqualTo(wantRefused);
    assertThat(Verbs.refused(null)).isFalse();
  }

  @Test
  void onlyDeletableNamespacedResourcesAreContent() {
    Kind node = Kinds.require("v1", "Node");
    Kind event = Kinds.require("v1", "Event");
    Served served =
        new Served(
            List.of(POD, node, event),
            Map.of(POD, Set.of("delete"), node, Set.of("delete"), event, Set.of("list")),
            Map.of(),
            List.of());
    Discovered discovered = new Discovered(Answer.served(new Discovery(), served));
    assertThat(discovered.getDeletable()).containsExactly(POD);
    assertThat(discovered.isComplete()).isTrue();
  }

  @Test
  void failedGroupsAreNamedInOrder() {
    Served served =
        new Served(
            List.of(POD),
            Map.of(POD, Set.of("delete")),
            Map.of("z.io/v1", "late", "a.io/v1", "broken"),
            List.of());
    Discovered discovered = new Discovered(Answer.served(new Discovery(), served));
    assertThat(discovered.getDeletable()).containsExactly(POD);
    assertThat(discovered.isComplete()).isFalse();
    assertThat(discovered.getDiscoveryError())
        .isEqualTo(
            "Discovery failed for some groups, 2 failing: unable to retrieve the complete list of"
                + " server APIs: a.io/v1: broken, z.io/v1: late");
    assertThat(discovered.getError())
        .isEqualTo(
            "unable to retrieve the complete list of server APIs: a.io/v1: broken, z.io/v1: late");
  }

  @Test
  void aMalformedGroupVersionLeavesNoContent() {
    Served served =
        new Served(List.of(POD), Map.of(POD, Set.of("delete")), Map.of(), List.of("a/b/c"));
    Discovered discovered = new Discovered(Answer.served(new Discovery(), served));
    assertThat(discovered.getDeletable()).isEmpty();
    assertThat(discovered.getParsingError()).isEqualTo("unexpected GroupVersion string: a/b/c");
    assertThat(discovered.getDiscoveryError()).isNull();
  }

  @Test
  void aTransitionTimeMovesOnlyWithTheStatus() {
    Map<String, Object> before =
        Map.of(
            "type", "NamespaceContentRemaining",
            "status", "False",
            "lastTransitionTime", "2029-01-01T00:00:00Z");
    Terminating at = new Terminating(namespace(true, "Terminating", List.of("x"), List.of(before)));
    Remainder left = new Remainder(turn(DEPLOYMENT, 0), List.of(held("f")));
    assertThat(Progress.content(at, List.of(), NOW))
        .doesNotContainKey("lastTransitionTime")
        .containsEntry("status", "False");
    assertThat(Progress.content(at, List.of(left), NOW))
        .containsEntry("lastTransitionTime", "2030-01-01T00:00:00Z")
        .containsEntry("status", "True")
        .containsEntry(
            "message", "Some resources are remaining: deployments.apps has 1 resource instances");
    assertThat(Progress.finalizers(at, List.of(left), NOW))
        .containsEntry("lastTransitionTime", "2030-01-01T00:00:00Z");
  }

  @Test
  void failuresAreSortedAndPodsAreNamed() {
    Terminating at = new Terminating(namespace(true, "Terminating", List.of("x"), List.of()));
    List<Trouble> troubles =
        List.of(new Trouble(DEPLOYMENT, false, false, "z"), new Trouble(POD, true, false, "b"));
    assertThat(Progress.failures(at, troubles, NOW))
        .containsEntry("message", "Failed to delete all resource types, 2 remaining: b, z");
    assertThat(Progress.aggregate(at, troubles))
        .isEqualTo("z, failed to delete pods for namespace: a, err: b");
  }

  @ParameterizedTest
  @CsvSource({"15, 8", "30, 16", "1, 1"})
  void thePauseIsHalfOfTheEstimateAndASecond(long estimate, long wantSeconds) {
    assertThat(Progress.pause(List.of(new Remainder(turn(POD, estimate)))))
        .isEqualTo(Duration.ofSeconds(wantSeconds));
  }
}
