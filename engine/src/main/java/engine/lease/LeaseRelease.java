// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import engine.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a held Lease back, so that a standby needn't wait for it to expire. */
final class LeaseRelease {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseRelease.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LeaseStore store;
  private final String identity;
  private final Clock clock;
  private final long startNanos;

  LeaseRelease(LeaseStore store, String identity, Clock clock) {
    this.store = store;
    this.identity = identity;
    this.clock = clock;
    startNanos = clock.nanos();
  }

  /** Releases the Lease, again from a fresh read after a conflict; completes in any case. */
  CompletableFuture<Void> release(StoredLease held) {
    Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
    LeaseRecord free = new LeaseRecord("", 1, now, now, held.record().transitions());
    return store
        .update(held, free)
        .<Void>thenApply(stored -> null)
        .exceptionallyCompose(this::retry);
  }

  private CompletableFuture<Void> retry(Throwable failure) {
    if (clock.nanos() - startNanos > LIMIT.toNanos()) {
      return giveUp(failure);
    }
    return store
        .get()
        .thenCompose(
            lease ->
                lease.isPresent() && lease.get().record().holder().equals(identity)
                    ? release(lease.get())
                    : CompletableFuture.<Void>completedFuture(null))
        .exceptionallyCompose(LeaseRelease::giveUp);
  }

  private static CompletableFuture<Void> giveUp(Throwable failure) {
    LOG.atWarn()
        .addKeyValue("cause", String.valueOf(failure.getMessage()))
        .log("releasing the Lease failed; it expires by itself");
    return CompletableFuture.completedFuture(null);
  }
}
