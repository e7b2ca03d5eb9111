// SPDX-License-Identifier: Apache-2.0
package engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import engine.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);

  private static void take(TokenBucket bucket, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(bucket.reserve()).isZero();
    }
  }

  @Test
  void aBurstIsFreeAndTheNextOnesWaitInOrder() {
    TokenBucket bucket = new TokenBucket(20, 30, clock);
    take(bucket, 30);
    assertThat(bucket.reserve()).isEqualTo(Duration.ofMillis(50));
    assertThat(bucket.reserve()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void tokensComeBackAtTheRateUpToTheBurst() {
    TokenBucket bucket = new TokenBucket(20, 30, clock);
    take(bucket, 30);
    clock.advance(Duration.ofMillis(500));
    take(bucket, 10);
    assertThat(bucket.reserve()).isPositive();
    clock.advance(Duration.ofHours(1));
    take(bucket, 30);
    assertThat(bucket.reserve()).isPositive();
  }

  @Test
  void aNegativeRateIsNoLimit() {
    take(new TokenBucket(-1, 1, clock), 1000);
  }
}
