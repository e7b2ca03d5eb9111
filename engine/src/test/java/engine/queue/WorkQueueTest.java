// SPDX-License-Identifier: Apache-2.0
package engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import engine.definition.QueueDefinition;
import engine.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
  private static final QueueDefinition.BackOff DEFAULTS =
      new QueueDefinition.BackOff(Duration.ofMillis(5), Duration.ofSeconds(1000), 10, 100);

  private final ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  private final List<Integer> depths = new ArrayList<>();
  private final QueueListener listener =
      new QueueListener() {
        @Override
        public void added(int depth) {
          depths.add(depth);
        }

        @Override
        public void taken(int depth, Duration waited) {
          depths.add(depth);
        }

        @Override
        public void worked(Duration took) {}

        @Override
        public void retried() {}
      };
  private final WorkQueue queue = new WorkQueue(clock, new BackOff(DEFAULTS), listener);

  @Test
  void aKeyIsDueOnceHoweverOftenItIsAdded() {
    queue.add("a");
    queue.add("b");
    queue.add("a");
    assertThat(queue.depth()).isEqualTo(2);
    assertThat(queue.poll()).isEqualTo("a");
    assertThat(queue.poll()).isEqualTo("b");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void aKeyThatIsWorkedOnIsDueAgainOnlyWhenItIsDone() {
    queue.add("a");
    queue.poll();
    queue.add("a");
    queue.add("a");
    assertThat(queue.poll()).isNull();
    queue.done("a");
    assertThat(queue.poll()).isEqualTo("a");
    queue.done("a");
    assertThat(queue.isIdle()).isTrue();
  }

  @Test
  void theDepthCountsKeysThatWaitForTheirOwnWork() {
    queue.add("a");
    queue.poll();
    queue.add("a");
    queue.done("a");
    queue.poll();
    assertThat(depths).containsExactly(1, 0, 1, 0);
  }

  @Test
  void ofSeveralDelayedAddsTheEarliestCounts() {
    queue.addAfter("a", Duration.ofSeconds(10));
    queue.addAfter("a", Duration.ofSeconds(3));
    queue.addAfter("a", Duration.ofSeconds(5));
    clock.advance(Duration.ofMillis(2999));
    assertThat(queue.depth()).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(queue.poll()).isEqualTo("a");
    queue.done("a");
    clock.advance(Duration.ofSeconds(60));
    assertThat(queue.isIdle()).isTrue();
  }

  @Test
  void aPlainAddKeepsADelayedOne() {
    queue.addAfter("a", Duration.ofSeconds(10));
    queue.add("a");
    assertThat(queue.poll()).isEqualTo("a");
    queue.done("a");
    clock.advance(Duration.ofSeconds(10));
    assertThat(queue.poll()).isEqualTo("a");
  }

  @Test
  void aDelayBeyondAllClocksIsNoFailure() {
    queue.addAfter("a", Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(queue.depth()).isZero();
    queue.addAfter("a", Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(queue.poll()).isEqualTo("a");
  }

  @Test
  void aDelayThatHasPassedIsDueNow() {
    queue.addAfter("a", Duration.ofSeconds(-5));
    assertThat(queue.poll()).isEqualTo("a");
  }

  @Test
  void failuresWaitTwiceAsLongEachTimeUntilTheyAreForgotten() {
    for (int millis = 5; millis <= 40; millis *= 2) {
      queue.addLimited("a");
      assertThat(clock.untilNextTask()).isEqualTo(Duration.ofMillis(millis));
      clock.advance(Duration.ofMillis(millis));
      queue.done(String.valueOf(queue.poll()));
    }
    assertThat(queue.failures("a")).isEqualTo(4);
    queue.forget("a");
    assertThat(queue.failures("a")).isZero();
    queue.addLimited("a");
    assertThat(clock.untilNextTask()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void theBackOffEndsAtItsCap() {
    BackOff backOff = new BackOff(DEFAULTS);
    long nanos = 0;
    Duration before = Duration.ZERO;
    for (int i = 0; i < 80; i++) {
      nanos += Duration.ofHours(1).toNanos();
      before = backOff.next("a", nanos);
      assertThat(before)
          .isEqualTo(
              i < 18 ? Duration.ofMillis(5).multipliedBy(1L << i) : Duration.ofSeconds(1000));
    }
  }

  @Test
  void afterTheBurstAllKeysShareTenRetriesASecond() {
    BackOff backOff = new BackOff(DEFAULTS);
    for (int i = 0; i < 100; i++) {
      assertThat(backOff.next("key-" + i, 0)).isEqualTo(Duration.ofMillis(5));
    }
    assertThat(backOff.next("late-1", 0)).isEqualTo(Duration.ofMillis(100));
    assertThat(backOff.next("late-2", 0)).isEqualTo(Duration.ofMillis(200));
    assertThat(backOff.next("late-3", Duration.ofSeconds(1).toNanos()))
        .isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void withoutABucketOnlyTheCurveCounts() {
    BackOff backOff =
        new BackOff(new QueueDefinition.BackOff(Duration.ofMillis(5), Duration.ofSeconds(1), 0, 0));
    for (int i = 0; i < 500; i++) {
      assertThat(backOff.next("key-" + i, 0)).isEqualTo(Duration.ofMillis(5));
    }
  }

  @Test
  void aShutQueueTakesNothingAndEndsItsWorkers() throws InterruptedException {
    queue.add("a");
    queue.poll();
    queue.add("a");
    queue.add("b");
    queue.addAfter("c", Duration.ofSeconds(1));
    AtomicReference<String> taken = new AtomicReference<>("nothing yet");
    WorkQueue empty = new WorkQueue(clock, new BackOff(DEFAULTS), listener);
    Thread worker = new Thread(() -> taken.set(String.valueOf(takeFrom(empty))));
    worker.start();
    empty.shutDown();
    queue.shutDown();
    worker.join(10_000);
    assertThat(taken.get()).isEqualTo("null");
    queue.done("a");
    queue.add("d");
    clock.advance(Duration.ofSeconds(2));
    assertThat(queue.take()).isNull();
  }

  private static @org.jspecify.annotations.Nullable String takeFrom(WorkQueue queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }
}
