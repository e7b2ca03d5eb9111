// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rounds, the report, how a sync ends, and what is kept from one sync of a key to the next. */
class SyncTest {
  private final ToyController toys = new ToyController();

  private int failures() {
    return toys.queue("toys").queue().failures("shop/a");
  }

  private int run(String does, long version) {
    return toys.run("a", does, version);
  }

  @Test
  void roundsFollowEachOtherAndTheReportComesLast() {
    run("rounds", 1);
    assertThat(toys.log).containsExactly("create one", "ask", "create two", "event over");
    assertThat(toys.lastEnd()).isEqualTo("ok");
  }

  @Test
  void rulesThatAskForEverAreStopped() {
    run("endless", 1);
    assertThat(toys.log).hasSize(4);
    assertThat(toys.lastEnd()).isEqualTo("error");
    assertThat(toys.journal.entries().get(0).error()).contains("more than 4 rounds");
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void aFailedWriteIsAFailureUntilItsRetriesAreUp() {
    run("fail", 1);
    assertThat(toys.lastEnd()).isEqualTo("error");
    assertThat(toys.journal.entries().get(0).error()).isEqualTo("create Pod shop/refused: refused");
    assertThat(toys.clock.untilNextTask()).isEqualTo(Duration.ofMillis(5));
    toys.clock.advance(Duration.ofMillis(5));
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.clock.untilNextTask()).isEqualTo(Duration.ofMillis(10));
    toys.clock.advance(Duration.ofMillis(10));
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(failures()).isZero();
    toys.clock.advance(Duration.ofSeconds(90));
    assertThat(toys.sync()).isZero();
  }

  @Test
  void aFailedKeyOfACarelessQueueWaitsForItsNextEvent() {
    toys.toys().observed(ToyController.toy("a", "end-error", 1));
    toys.queue("careless").queue().add("shop/a");
    assertThat(toys.sync("careless")).isEqualTo(1);
    assertThat(toys.queue("careless").queue().isIdle()).isTrue();
  }

  @Test
  void aRuleMayEndTheSyncAsIfAllWereWell() {
    run("fail", 1);
    assertThat(failures()).isEqualTo(1);
    run("end-ok", 2);
    assertThat(toys.lastEnd()).isEqualTo("ok");
    assertThat(failures()).isZero();
  }

  @Test
  void aRuleMayDropTheKey() {
    run("end-drop", 1);
    assertThat(toys.lastEnd()).isEqualTo("drop");
    assertThat(toys.queue("toys").queue().isIdle()).isTrue();
  }

  @Test
  void aRuleMayDelayTheKeyWithoutAFailure() {
    run("end-delay", 1);
    assertThat(toys.lastEnd()).isEqualTo("delay");
    assertThat(toys.clock.untilNextTask()).isEqualTo(Duration.ofSeconds(8));
    assertThat(failures()).isZero();
  }

  @Test
  void aRuleMayFailTheSync() {
    run("end-error", 1);
    assertThat(toys.journal.entries().get(0).error()).isEqualTo("as you wish");
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void aTimerMakesTheKeyDue() {
    run("timer", 1);
    toys.clock.advance(Duration.ofSeconds(9));
    assertThat(toys.sync()).isZero();
    toys.clock.advance(Duration.ofSeconds(1));
    assertThat(toys.sync()).isEqualTo(1);
  }

  @Test
  void aGoodSyncReplacesTheTimersAndAFailedOneKeepsThem() {
    run("timer", 1);
    run("end-error", 2);
    toys.clock.advance(Duration.ofMillis(5));
    run("nothing", 3);
    toys.clock.advance(Duration.ofSeconds(60));
    assertThat(toys.sync()).isZero();
    run("timer", 4);
    run("end-error", 5);
    toys.clock.advance(Duration.ofMillis(5));
    toys.sync();
    toys.clock.advance(Duration.ofMillis(10));
    toys.sync();
    assertThat(failures()).isZero();
    toys.clock.advance(Duration.ofSeconds(10));
    assertThat(toys.sync()).as("the timer of the good sync").isEqualTo(1);
  }

  @Test
  void aTimerThatHasPassedDoesNotSkipTheBackOff() {
    run("timer", 1);
    toys.toys().observed(ToyController.toy("a", "end-error", 2));
    toys.queue("toys").queue().poll();
    toys.queue("toys").queue().done("shop/a");
    toys.clock.advance(Duration.ofSeconds(10));
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.sync()).isZero();
    assertThat(toys.clock.untilNextTask()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void memoryIsKeptFromOneGoodSyncToTheNext() {
    run("count", 1);
    run("count", 2);
    assertThat(remembered()).contains("value=2");
    run("forget", 3);
    run("count", 4);
    assertThat(remembered()).contains("value=1");
  }

  @Test
  void whatAFailedSyncRemembersIsForgotten() {
    run("count", 1);
    run("count-and-fail", 2);
    run("count", 3);
    assertThat(remembered()).contains("value=2");
  }

  private String remembered() {
    var entries = toys.journal.entries();
    return entries.get(entries.size() - 1).decisions().get(0).intent();
  }

  @Test
  void aSetGathersAlsoInAFailedSyncAndIsNeverAbsent() {
    assertThat(toys.runtime.memory()).containsEntry("seen", Set.of());
    run("gather-and-fail", 1);
    toys.run("b", "gather", 2);
    assertThat(toys.runtime.memory()).containsEntry("seen", Set.of("a", "b"));
    toys.run("c", "empty", 3);
    assertThat(toys.runtime.memory()).containsEntry("seen", Set.of());
  }

  @Test
  void ofTooManyValuesTheOldestGo() {
    for (int i = 0; i < 6; i++) {
      toys.run("t" + i, "gather", i + 1);
    }
    assertThat(toys.runtime.memory()).containsEntry("few", Set.of("t3", "t4", "t5"));
  }

  @Test
  void manyWorkersLoseNoValueOfASet() throws InterruptedException {
    ToyController busy = new ToyController(4);
    for (int i = 0; i < 250; i++) {
      busy.toys().observed(ToyController.toy("t" + i, "gather", i + 1));
    }
    CountDownLatch syncs = new CountDownLatch(250);
    busy.journal.follow(entry -> syncs.countDown());
    busy.queue("toys").start();
    assertThat(syncs.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(busy.queue("toys").stop(Duration.ofSeconds(10))).isTrue();
    assertThat((Set<?>) busy.runtime.memory().get("seen")).hasSize(250);
    assertThat((Set<?>) busy.runtime.memory().get("few")).hasSize(3);
  }

  @Test
  void aRuleThatThrowsCostsItsKeyOneBackOff() {
    run("break", 1);
    assertThat(toys.log).containsExactly("create before");
    assertThat(toys.journal.entries().get(0).error()).contains("toys.drl");
    assertThat(failures()).isEqualTo(1);
    assertThat(toys.clock.untilNextTask()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void aWriteOfASyncThatThrewIsWaitedForAllTheSame() {
    run("break", 1);
    toys.clock.advance(Duration.ofMillis(5));
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.log).as("held, not written again").containsExactly("create before");
    toys.pods().bookmark(100);
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.log).hasSize(2);
  }

  @Test
  void aSyncMayWakeAnotherKey() {
    run("wake", 1);
    assertThat(toys.queue("careless").queue().poll()).isEqualTo("shop/other");
  }

  @Test
  void whoWakesAQueueThatIsNotThereFails() {
    run("wake-nobody", 1);
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void aPassIsDueAgainAPeriodAfterItsEnd() {
    toys.queue("pass").start();
    assertThat(toys.sync("pass")).isZero();
    toys.clock.advance(Duration.ofSeconds(5));
    assertThat(toys.sync("pass")).isEqualTo(1);
    toys.clock.advance(Duration.ofMillis(19_999));
    assertThat(toys.sync("pass")).isZero();
    toys.clock.advance(Duration.ofMillis(1));
    assertThat(toys.sync("pass")).isEqualTo(1);
  }

  @Test
  void aDeletedObjectComesWithItsLastState() {
    run("nothing", 1);
    toys.toys().deleted(ToyController.toy("a", "nothing", 2));
    toys.sync();
    assertThat(toys.log).containsExactly("event gone");
  }

  @Test
  void aKeyWithoutMemoryTimersAndMarksLeavesNothingBehind() {
    run("nothing", 1);
    assertThat(toys.queue("toys").keptKeys()).isZero();
    run("timer", 2);
    assertThat(toys.queue("toys").keptKeys()).isEqualTo(1);
    run("nothing", 3);
    assertThat(toys.queue("toys").keptKeys()).isZero();
  }
}
