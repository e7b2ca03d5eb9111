// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import facts.intent.Announcement;
import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Event;
import facts.intent.Failure;
import facts.intent.Group;
import facts.intent.GroupOutcome;
import facts.intent.Outcome;
import facts.intent.Outcome.Result;
import facts.intent.Write;
import facts.meta.Kinds;
import facts.meta.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How the writes of a phase follow each other, and what is announced of them. */
class ActuatorTest {
  private static final Ref ABOUT = new Ref("apps/v1", "ReplicaSet", "shop", "web", "1");

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Failure> refusals = new HashMap<>();
  private final List<CompletableFuture<Outcome>> open = new CopyOnWriteArrayList<>();
  private final Set<String> failedGroups = new HashSet<>();
  private boolean later;

  private CompletableFuture<Outcome> answer(Call call, Known known) {
    Write write = call.planned().write();
    String name = write.act().target().name();
    sent.add(name);
    if (name.equals("throws")) {
      throw new IllegalStateException("a body without sense");
    }
    if (name.equals("fails")) {
      return CompletableFuture.failedFuture(new IllegalStateException("an answer without sense"));
    }
    Failure failure = refusals.get(name);
    Outcome outcome =
        new Outcome(
            write,
            write.act().target(),
            failure == null ? Result.DONE : Result.FAILED,
            null,
            failure,
            "toy/rule");
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    open.add(answer);
    if (!later) {
      answer.complete(outcome);
    }
    return answer;
  }

  private Actuator.Performed perform(Write... writes) {
    List<Planned> planned = new ArrayList<>();
    for (Write write : writes) {
      planned.add(new Planned(write, "toy/rule", "toy.drl:1"));
    }
    return new Actuator(this::answer, events::add).perform(planned, new Known(), failedGroups);
  }

  private static Write create(String name) {
    return Write.of(Create.named(Kinds.POD, "shop", name, Map.of()));
  }

  private static Change change(String name) {
    return Change.of(Kinds.REPLICA_SET, new Ref("apps/v1", "ReplicaSet", "shop", name, "1"));
  }

  private void refuse(String name, String... causes) {
    refusals.put(name, new Failure(403, "Forbidden", name + " refused", List.of(causes), false));
  }

  private static List<Result> results(Actuator.Performed performed) {
    return performed.outcomes().stream().map(Outcome::getResult).toList();
  }

  @Test
  void aChainStopsAtItsFirstFailure() {
    refuse("b");
    Group chain = Group.chain("steps");
    Actuator.Performed performed =
        perform(create("a").in(chain), create("b").in(chain), create("c").in(chain));
    assertThat(sent).containsExactly("a", "b");
    assertThat(results(performed)).containsExactly(Result.DONE, Result.FAILED, Result.SKIPPED);
    GroupOutcome sum = performed.groups().get(0);
    assertThat(List.of(sum.getWanted(), sum.getDone(), sum.getFailed())).containsExactly(3, 1, 1);
    assertThat(sum.getError()).isEqualTo("b refused");
  }

  @Test
  void eachIsTriedWhateverBecameOfTheOthers() {
    refuse("a");
    Group each = Group.each("all");
    perform(create("a").in(each), create("b").in(each), create("c"));
    assertThat(sent).containsExactly("a", "b", "c");
  }

  @Test
  void aFailedGroupDoesNotStopTheOthersUnlessTheySaySo() {
    refuse("a");
    Actuator.Performed performed =
        perform(
            create("a").in(Group.chain("first")),
            create("b").in(Group.chain("second")),
            create("c").in(Group.chain("third")).after("first"),
            create("d").after("third"),
            create("e").after("second"));
    assertThat(sent).containsExactly("a", "b", "e");
    assertThat(results(performed))
        .containsExactly(Result.FAILED, Result.DONE, Result.SKIPPED, Result.SKIPPED, Result.DONE);
  }

  @Test
  void whatComesAfterAGroupWaitsForItHoweverItWasEmitted() {
    perform(
        create("last").after("second"),
        create("b").in(Group.chain("second")).after("first"),
        create("a").in(Group.chain("first")));
    assertThat(sent).containsExactly("a", "b", "last");
  }

  @Test
  void groupsThatWaitForEachOtherRunAsTheyWereEmitted() {
    perform(
        create("a").in(Group.chain("first")).after("second"),
        create("b").in(Group.chain("second")).after("first"));
    assertThat(sent).containsExactly("a", "b");
  }

  @Test
  void aGroupThatFailedInAnEarlierRoundStopsWhatComesAfterIt() {
    refuse("a");
    perform(create("a").in(Group.chain("first")));
    Actuator.Performed performed = perform(create("b").after("first"));
    assertThat(results(performed)).containsExactly(Result.SKIPPED);
  }

  @Test
  void aSlowStartDoublesItsSteps() {
    later = true;
    Group slow = Group.slowStart("create");
    Create seven = Create.generated(Kinds.POD, "shop", "web-", Map.of()).times(7);
    Thread worker = new Thread(() -> perform(seven.in(slow)));
    worker.start();
    for (int sum : new int[] {1, 3, 7}) {
      await(sum);
      assertThat(List.copyOf(open)).hasSize(sum);
      for (CompletableFuture<Outcome> answer : List.copyOf(open)) {
        answer.complete(
            new Outcome(seven.in(slow), seven.target(), Result.DONE, null, null, "toy/rule"));
      }
    }
    join(worker);
    assertThat(sent).hasSize(7);
  }

  @Test
  void aFailureStartsNoFurtherStep() {
    refuse("c");
    Group slow = Group.slowStart("create");
    Actuator.Performed performed =
        perform(
            create("a").in(slow),
            create("b").in(slow),
            create("c").in(slow),
            create("d").in(slow),
            create("e").in(slow));
    assertThat(sent).containsExactly("a", "b", "c");
    assertThat(results(performed))
        .containsExactly(Result.DONE, Result.DONE, Result.FAILED, Result.SKIPPED, Result.SKIPPED);
  }

  @Test
  void aBatchSendsAllAtOnceWhateverBecomesOfThem() {
    refuse("a");
    Group batch = Group.batch("delete");
    perform(create("a").in(batch), create("b").in(batch), create("c").in(batch));
    assertThat(sent).containsExactly("a", "b", "c");
  }

  @Test
  void everyObjectOfASkippedCreateCounts() {
    refuse("a");
    Actuator.Performed performed =
        perform(
            create("a").in(Group.chain("first")),
            Create.generated(Kinds.POD, "shop", "web-", Map.of())
                .times(3)
                .in(Group.slowStart("create"))
                .after("first"));
    assertThat(performed.groups().get(1).getWanted()).isEqualTo(3);
    assertThat(performed.outcomes()).hasSize(4);
  }

  @Test
  void aCallThatCanNotBeMadeFailsAlone() {
    Actuator.Performed performed = perform(create("a"), create("throws"), create("fails"));
    assertThat(results(performed)).containsExactly(Result.DONE, Result.FAILED, Result.FAILED);
    assertThat(performed.outcomes().get(1).getError()).contains("a body without sense");
    assertThat(performed.outcomes())
        .extracting(Outcome::getFailure)
        .extracting(failure -> failure != null && failure.unknown())
        .containsExactly(false, false, true);
  }

  @Test
  void eventsAreFilledFromTheOutcome() {
    refuse("b");
    perform(
        create("a")
            .announce(Announcement.done(ABOUT, "Created", "Created pod: {name}"))
            .announce(Announcement.failed(ABOUT, "Failed", "never")),
        create("b")
            .announce(Announcement.done(ABOUT, "Created", "never"))
            .announce(Announcement.failed(ABOUT, "Failed", "Error creating {name}: {error}")));
    assertThat(events)
        .extracting(Event::message)
        .containsExactly("Created pod: a", "Error creating b: b refused");
    assertThat(events).extracting(Event::type).containsExactly("Normal", "Warning");
  }

  @Test
  void refusalsOfATerminatingNamespaceAreNotAnnounced() {
    refuse("a", Failure.NAMESPACE_TERMINATING);
    perform(create("a").announce(Announcement.failed(ABOUT, "Failed", "{error}")));
    assertThat(events).isEmpty();
  }

  @Test
  void changesOfTheSamePartBecomeOneWrite() {
    List<Plan.Bundle> bundles =
        Plan.of(
            List.of(
                planned(change("a").set("spec.x", 1L).unconditional()),
                planned(change("a").part(Change.Part.STATUS).set("status.y", 1L)),
                planned(change("b").set("spec.x", 1L)),
                planned(change("a").set("spec.z", 2L).ifVersion("7"))));
    assertThat(bundles).hasSize(3);
    Change joined = (Change) bundles.get(0).writes().get(0).write().act();
    assertThat(joined.edits()).hasSize(2);
    assertThat(joined.ifVersion()).isEqualTo("7");
    assertThat(joined.anyVersion()).isFalse();
  }

  @Test
  void changesOfDifferentGroupsStayApart() {
    Write one = change("a").set("spec.x", 1L).in(Group.chain("g"));
    Write two = change("a").set("spec.y", 1L).in(Group.chain("h"));
    assertThat(Plan.of(List.of(new Planned(one, "r", ""), new Planned(two, "r", "")))).hasSize(2);
  }

  private static Planned planned(Change change) {
    return new Planned(Write.of(change), "toy/rule", "toy.drl:1");
  }

  private void await(int calls) {
    for (int i = 0; i < 1_000_000 && List.copyOf(open).size() < calls; i++) {
      Thread.onSpinWait();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
