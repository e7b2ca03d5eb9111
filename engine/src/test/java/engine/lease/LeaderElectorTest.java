// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.metrics.LeaderMetrics;
import engine.metrics.MetricsRegistry;
import engine.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaderElectorTest {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

  private final ManualClock clock = new ManualClock(START);
  private final MemoryLeases leases = new MemoryLeases();
  private final List<String> told = new ArrayList<>();

  private final class Member {
    final MemoryLeases.Access access;
    final MetricsRegistry metrics = new MetricsRegistry();
    final LeaderElector elector;

    Member(String identity, boolean watches, ManualClock time) {
      access = leases.new Access(watches);
      LeaderListener listener =
          new LeaderListener() {
            @Override
            public void elected(StoredLease lease) {
              told.add(identity + " elected");
            }

            @Override
            public void lost(String reason) {
              told.add(identity + " lost: " + reason);
            }
          };
      elector =
          new LeaderElector(
              access,
              identity,
              TIMING,
              time,
              () -> 0.5,
              listener,
              new LeaderMetrics(metrics, "kube-controller-manager"));
    }
  }

  private Member process(String identity, boolean watches) {
    return new Member(identity, watches, clock);
  }

  private void pass(long seconds) {
    for (int i = 0; i < seconds * 10; i++) {
      clock.advance(Duration.ofMillis(100));
    }
  }

  @Test
  void theFirstCreatesTheLeaseAndLeads() {
    Member a = process("a", true);
    a.elector.start();
    assertThat(a.elector.isLeading()).isTrue();
    assertThat(leases.record()).isEqualTo(new LeaseRecord("a", 15, START, START, 0));
    assertThat(a.metrics.text())
        .contains("leader_election_master_status{name=\"kube-controller-manager\"} 1.0");
  }

  @Test
  void renewsEveryTwoSecondsWithOneWriteAndNoRead() {
    Member a = process("a", true);
    a.elector.start();
    int reads = a.access.reads;
    pass(20);
    assertThat(leases.writes()).isEqualTo(11);
    assertThat(a.access.reads).isEqualTo(reads);
    assertThat(leases.record().acquired()).isEqualTo(START);
    assertThat(leases.record().renewed()).isEqualTo(START.plusSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStandbyTakesOverOnlyOnceTheLeaseHasExpired(boolean watches) {
    Member a = process("a", watches);
    Member b = process("b", watches);
    a.elector.start();
    b.elector.start();
    pass(60);
    assertThat(told).containsExactly("a elected");
    a.access.cut = true;
    pass(10);
    assertThat(told).last().isEqualTo("a lost: no renewal within 10000 ms");
    assertThat(b.elector.isLeading()).isFalse();
    pass(10);
    assertThat(b.elector.isLeading()).isTrue();
    assertThat(leases.record().transitions()).isEqualTo(1);
    assertThat(leases.record().acquired()).isAfter(START.plusSeconds(70));
  }

  @Test
  void theLeaderGivesUpBeforeAnotherMayTakeOver() {
    Member a = process("a", true);
    Member b = process("b", true);
    a.elector.start();
    b.elector.start();
    a.access.cut = true;
    boolean both = false;
    for (int i = 0; i < 300; i++) {
      clock.advance(Duration.ofMillis(100));
      both |= a.elector.isLeading() && b.elector.isLeading();
    }
    assertThat(both).isFalse();
    assertThat(told)
        .containsExactly("a elected", "a lost: no renewal within 10000 ms", "b elected");
  }

  @Test
  void anHourOfClockSkewCausesNoTakeOver() {
    ManualClock ahead = new ManualClock(START.plus(Duration.ofHours(1)));
    Member a = process("a", true);
    Member b = new Member("b", false, ahead);
    a.elector.start();
    b.elector.start();
    for (int i = 0; i < 600; i++) {
      clock.advance(Duration.ofMillis(100));
      ahead.advance(Duration.ofMillis(100));
    }
    assertThat(told).containsExactly("a elected");
  }

  @Test
  void aJumpOfTheOwnWallClockChangesNothing() {
    Member a = process("a", true);
    a.elector.start();
    pass(5);
    clock.setWallClock(START.minus(Duration.ofDays(1)));
    pass(30);
    assertThat(a.elector.isLeading()).isTrue();
    assertThat(a.elector.problem()).isNull();
  }

  @Test
  void aLeaseThatNobodyRenewsIsTakenAfterItsOwnDuration() {
    leases.seed(new LeaseRecord("gone", 30, START, START.minusSeconds(600), 4));
    Member b = process("b", true);
    b.elector.start();
    pass(29);
    assertThat(b.elector.isLeading()).isFalse();
    pass(5);
    assertThat(b.elector.isLeading()).isTrue();
    assertThat(leases.record().transitions()).isEqualTo(5);
  }

  @Test
  void stopReleasesTheLeaseAndAWatchingStandbyLeadsAtOnce() {
    Member a = process("a", true);
    Member b = process("b", true);
    a.elector.start();
    b.elector.start();
    pass(7);
    a.elector.stop().join();
    assertThat(told).containsExactly("a elected", "a lost: stopped", "b elected");
    assertThat(leases.record().holder()).isEqualTo("b");
    assertThat(leases.record().transitions()).isEqualTo(1);
    pass(60);
    assertThat(a.elector.isLeading()).isFalse();
  }

  @Test
  void releaseEmptiesTheHolderAndKeepsTransitions() {
    Member a = process("a", true);
    a.elector.start();
    a.elector.stop().join();
    assertThat(leases.record()).isEqualTo(new LeaseRecord("", 1, START, START, 0));
  }

  @Test
  void aPollingStandbyLeadsWithinItsRetryAfterARelease() {
    Member a = process("a", false);
    Member b = process("b", false);
    a.elector.start();
    b.elector.start();
    pass(3);
    a.elector.stop().join();
    pass(5);
    assertThat(b.elector.isLeading()).isTrue();
  }

  @Test
  void shortTroubleIsSurvivedByReadingFirst() {
    Member a = process("a", true);
    a.elector.start();
    a.access.cut = true;
    pass(7);
    a.access.cut = false;
    pass(20);
    assertThat(told).containsExactly("a elected");
    assertThat(a.metrics.text()).contains("leader_election_slowpath_total");
    assertThat(leases.record().renewed()).isEqualTo(START.plusSeconds(26));
  }

  @Test
  void aLeaseTakenByAnotherIsLostAtTheNextRenewal() {
    Member a = process("a", true);
    a.elector.start();
    leases.seed(new LeaseRecord("thief", 15, START, START, 1));
    pass(3);
    assertThat(told).last().isEqualTo("a lost: the Lease is held by another process");
  }

  @Test
  void timingMustBeOrdered() {
    assertThatThrownBy(
            () ->
                new LeaseTiming(
                    Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(9)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
