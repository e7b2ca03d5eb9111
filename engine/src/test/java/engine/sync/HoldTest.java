// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import static engine.sync.ToyController.toy;
import static org.assertj.core.api.Assertions.assertThat;

import facts.meta.Kinds;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A key waits until the cache shows what its last sync wrote, and never longer. */
class HoldTest {
  private final ToyController toys = new ToyController();

  /** Makes the key due by an event of its object. */
  private int again(String does, long version) {
    return toys.run("a", does, version);
  }

  @Test
  void aKeyWaitsUntilTheStreamReachesItsWrite() {
    again("rounds", 1);
    int written = toys.log.size();
    assertThat(again("rounds", 2)).isEqualTo(1);
    assertThat(toys.log).hasSize(written);
    assertThat(toys.queue("toys").queue().failures("shop/a")).isZero();
    toys.pods().bookmark(99);
    assertThat(toys.sync()).isZero();
    toys.pods().bookmark(100);
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.log).hasSize(2 * written);
  }

  @Test
  void aKeyThatIsNotDueIsNotHeld() {
    again("rounds", 1);
    toys.pods().bookmark(100);
    assertThat(toys.sync()).isZero();
    int written = toys.log.size();
    assertThat(again("rounds", 2)).isEqualTo(1);
    assertThat(toys.log).hasSize(2 * written);
  }

  @Test
  void theKeyWaitsForAllItsWrites() {
    AtomicLong version = new AtomicLong(100);
    toys.server = act -> version.getAndIncrement();
    again("rounds", 1);
    again("nothing", 2);
    toys.pods().bookmark(100);
    assertThat(toys.sync()).as("held by the second write").isEqualTo(1);
    assertThat(toys.sync()).isZero();
    toys.pods().bookmark(101);
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.queue("toys").keptKeys()).isZero();
  }

  @Test
  void aDeletedObjectMustBeGoneOrAnother() {
    toys.server = act -> "nothing to show";
    again("delete", 1);
    assertThat(toys.log).containsExactly("delete a");
    toys.queue("toys").queue().add("shop/a");
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.log).containsExactly("delete a");
    toys.toys().deleted(toy("a", "delete", 5));
    toys.sync();
    assertThat(toys.log).containsExactly("delete a", "event gone");
  }

  @Test
  void aDeletionThatTheStreamNeverShowsIsNotWaitedForForEver() {
    toys.server = act -> "nothing to show";
    again("delete", 1);
    toys.queue("toys").queue().add("shop/a");
    toys.sync();
    toys.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(toys.sync()).isZero();
    toys.clock.advance(Duration.ofMillis(1));
    assertThat(toys.sync()).isEqualTo(1);
    assertThat(toys.log).containsExactly("delete a", "delete a");
  }

  @Test
  void anotherObjectOfTheNameIsNotWaitedFor() {
    toys.server = act -> "nothing to show";
    again("delete", 1);
    toys.toys().observed(toy("a", "uid-new", "delete", 6));
    toys.sync();
    assertThat(toys.log).containsExactly("delete a", "delete a");
  }

  @Test
  void aLostWriteIsWaitedForUntilItCanNotHappenAnyMore() {
    toys.server = act -> ToyController.lost();
    again("break", 1);
    toys.server = act -> 50L;
    toys.clock.advance(Duration.ofSeconds(1));
    assertThat(toys.sync()).as("due after its back-off, but held").isEqualTo(1);
    assertThat(toys.log).hasSize(1);
    toys.clock.advance(Duration.ofMillis(10_999));
    assertThat(toys.sync()).isZero();
    toys.clock.advance(Duration.ofMillis(1));
    toys.sync();
    assertThat(toys.log).hasSize(2);
  }

  @Test
  void aRefusedWriteIsNotWaitedFor() {
    again("fail", 1);
    toys.clock.advance(Duration.ofMillis(5));
    toys.sync();
    assertThat(toys.log).containsExactly("create refused", "create refused");
  }

  @Test
  void aWriteOfAKindThatNobodyReadsIsNotWaitedFor() {
    Marks marks = new Marks(new engine.cache.ClusterCache(), toys.clock);
    assertThat(marks.met(new Mark(Kinds.NODE, 7, "", "n1", null))).isTrue();
  }

  @Test
  void aNameThatIsGivenAwayBetweenTheCheckAndTheWaitIsNotMissed() {
    Marks marks = toys.runtime.marks();
    Mark mark = new Mark(Kinds.CONFIG_MAP, 0, "uid-a", "shop/a", null);
    toys.toys().observed(toy("a", "nothing", 1));
    assertThat(marks.met(mark)).isFalse();
    toys.toys().observed(toy("a", "uid-new", "nothing", 6));
    CountDownLatch woken = new CountDownLatch(1);
    marks.whenMet(mark, woken::countDown);
    assertThat(woken.getCount()).isZero();
  }

  @Test
  void noWakeUpIsMissedWhileObjectsComeAndGo() throws InterruptedException {
    Marks marks = toys.runtime.marks();
    int rounds = 3000;
    CountDownLatch woken = new CountDownLatch(rounds);
    AtomicLong current = new AtomicLong();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 1; i <= rounds + 1; i++) {
                toys.toys().observed(toy("a", "uid-" + i, "nothing", i));
                current.set(i);
              }
            });
    toys.toys().observed(toy("a", "uid-0", "nothing", 100_000));
    writer.start();
    for (int i = 0; i < rounds; i++) {
      Mark mark = new Mark(Kinds.CONFIG_MAP, 0, "uid-" + current.get(), "shop/a", null);
      AtomicBoolean once = new AtomicBoolean();
      marks.whenMet(
          mark,
          () -> {
            if (once.compareAndSet(false, true)) {
              woken.countDown();
            }
          });
    }
    writer.join();
    toys.toys().observed(toy("a", "uid-last", "nothing", 200_000));
    assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneControllersKeysDoNotHoldEachOther() {
    again("rounds", 1);
    toys.log.clear();
    toys.run("b", "wake", 2);
    assertThat(toys.queue("careless").queue().depth()).isEqualTo(1);
  }
}
