// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import engine.metrics.LeaderMetrics;
import engine.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes and renews one Lease.
 *
 * <p>Only changes that this process sees count, measured by the monotonic clock: wall clocks of
 * other processes are written down but never compared. A standby watches the Lease and sleeps until
 * it could expire; when the watch is broken it polls.
 *
 * @source 00-controller-manager.md section 6, Kubernetes 1.37
 */
public final class LeaderElector {
  private static final Logger LOG = LoggerFactory.getLogger(LeaderElector.class);
  private static final double JITTER = 1.2;
  private static final Duration HEALTH_TOLERANCE = Duration.ofSeconds(20);

  private final LeaseStore store;
  private final String identity;
  private final LeaseTiming timing;
  private final Clock clock;
  private final DoubleSupplier random;
  private final LeaderListener listener;
  private final LeaderMetrics metrics;

  private @Nullable StoredLease observed;
  private long observedNanos;
  private boolean leading;
  private boolean stopped;
  private boolean attempting;
  private boolean attemptAgain;
  private long renewedNanos;
  private Clock.@Nullable Timer nextAttempt;
  private Clock.@Nullable Timer deadline;
  private @Nullable AutoCloseable watch;
  private boolean watching;

  /**
   * Prepares an election; nothing happens before {@link #start}.
   *
   * @param random numbers in [0, 1) that spread the tries of standbys
   */
  public LeaderElector(
      LeaseStore store,
      String identity,
      LeaseTiming timing,
      Clock clock,
      DoubleSupplier random,
      LeaderListener listener,
      LeaderMetrics metrics) {
    this.store = store;
    this.identity = identity;
    this.timing = timing;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
    this.metrics = metrics;
  }

  /** Begins to try for the Lease. */
  public void start() {
    attempt();
  }

  /** Whether this process leads. */
  public synchronized boolean isLeading() {
    return leading;
  }

  /** What is wrong with the election, null if nothing: leading without renewal for too long. */
  public synchronized @Nullable String problem() {
    long limit = timing.lease().plus(HEALTH_TOLERANCE).toNanos();
    if (leading && clock.nanos() - renewedNanos > limit) {
      return "failed election to renew leadership on lease "
          + (observed == null ? "" : observed.object().path("metadata").path("name").asString(""));
    }
    return null;
  }

  /**
   * Ends the election and gives the Lease back if this process holds it.
   *
   * @return completes when the Lease is released or that was given up
   */
  public CompletableFuture<Void> stop() {
    StoredLease held;
    synchronized (this) {
      if (stopped) {
        return CompletableFuture.completedFuture(null);
      }
      stopped = true;
      cancelTimers();
      held = leading ? observed : null;
      leading = false;
    }
    closeWatch();
    metrics.leading(false);
    if (held == null) {
      return CompletableFuture.completedFuture(null);
    }
    listener.lost("stopped");
    return new LeaseRelease(store, identity, clock).release(held);
  }

  private void attempt() {
    StoredLease base;
    synchronized (this) {
      if (stopped) {
        return;
      }
      if (attempting) {
        attemptAgain = true;
        return;
      }
      attempting = true;
      attemptAgain = false;
      cancelNext();
      base = leading ? observed : null;
    }
    long start = clock.nanos();
    CompletableFuture<Boolean> result =
        base == null
            ? readAndTake()
            : store
                .update(base, renewed(base))
                .thenApply(this::took)
                .exceptionallyCompose(
                    failure -> {
                      metrics.slowPath();
                      return readAndTake();
                    });
    CompletableFuture<Boolean> unused =
        result.whenComplete((held, failure) -> attempted(start, held, failure));
  }

  private CompletableFuture<Boolean> readAndTake() {
    return store
        .get()
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                Instant now = wallClock();
                return store
                    .create(new LeaseRecord(identity, leaseSeconds(), now, now, 0))
                    .thenApply(this::took);
              }
              StoredLease lease = found.get();
              see(lease);
              return mayTake(lease)
                  ? store.update(lease, renewed(lease)).thenApply(this::took)
                  : CompletableFuture.completedFuture(false);
            });
  }

  private boolean took(StoredLease lease) {
    see(lease);
    return true;
  }

  private synchronized boolean mayTake(StoredLease lease) {
    String holder = lease.record().holder();
    return holder.isEmpty() || holder.equals(identity) || untilExpiry().isNegative();
  }

  private LeaseRecord renewed(StoredLease lease) {
    Instant now = wallClock();
    LeaseRecord old = lease.record();
    if (old.holder().equals(identity)) {
      return new LeaseRecord(identity, leaseSeconds(), old.acquired(), now, old.transitions());
    }
    return new LeaseRecord(identity, leaseSeconds(), now, now, old.transitions() + 1);
  }

  private void attempted(long startNanos, @Nullable Boolean held, @Nullable Throwable failure) {
    boolean elected = false;
    boolean again;
    synchronized (this) {
      attempting = false;
      again = attemptAgain;
      if (stopped) {
        return;
      }
      if (failure == null && Boolean.TRUE.equals(held)) {
        elected = !leading;
        leading = true;
        renewedNanos = startNanos;
        setDeadline();
      }
    }
    if (elected) {
      closeWatch(); // outside of the lock: the watch's own thread may wait for it
    }
    if (failure != null) {
      LOG.atWarn()
          .addKeyValue("cause", String.valueOf(failure.getMessage()))
          .log("an attempt to get or renew the Lease failed; trying again");
    }
    if (elected) {
      metrics.leading(true);
      LOG.atInfo().addKeyValue("identity", identity).log("successfully acquired lease");
      listener.elected(Objects.requireNonNull(observed));
    } else if (failure == null && !isLeading()) {
      ensureWatch();
    } else if (failure == null && Boolean.FALSE.equals(held)) {
      lose("the Lease is held by another process");
    }
    if (again) {
      attempt();
    } else {
      scheduleNext();
    }
  }

  private synchronized void setDeadline() {
    if (deadline != null) {
      deadline.cancel();
    }
    Duration left = timing.renew().minusNanos(clock.nanos() - renewedNanos);
    deadline =
        clock.schedule(left, () -> lose("no renewal within " + timing.renew().toMillis() + " ms"));
  }

  private void lose(String reason) {
    synchronized (this) {
      if (!leading || stopped) {
        return;
      }
      leading = false;
      stopped = true;
      cancelTimers();
    }
    metrics.leading(false);
    listener.lost(reason);
  }

  private synchronized void scheduleNext() {
    if (stopped) {
      return;
    }
    cancelNext();
    Duration wait = timing.retry();
    if (!leading) {
      Duration jittered = scaled(timing.retry(), 1 + JITTER * random.getAsDouble());
      boolean asleep = watching && observed != null && !observed.record().holder().isEmpty();
      wait = asleep ? untilExpiry().plus(scaled(timing.retry(), random.getAsDouble())) : jittered;
    }
    nextAttempt = clock.schedule(wait, this::attempt);
  }

  private synchronized void ensureWatch() {
    if (watching || stopped) {
      return;
    }
    watching = true;
    AutoCloseable opened = store.watch(this::changed, this::watchEnded);
    watch = watching ? opened : null; // it may have ended already
  }

  private void changed(StoredLease lease) {
    see(lease);
    synchronized (this) {
      if (leading || stopped || attempting) {
        return;
      }
    }
    if (lease.record().holder().isEmpty()) {
      attempt();
    } else {
      scheduleNext();
    }
  }

  private void watchEnded() {
    synchronized (this) {
      watch = null;
      watching = false;
      if (leading || stopped || attempting) {
        return;
      }
    }
    scheduleNext();
  }

  private void see(StoredLease lease) {
    String holder = lease.record().holder();
    boolean changedHands;
    synchronized (this) {
      StoredLease before = observed;
      changedHands = before == null || !before.record().holder().equals(holder);
      if (before == null || !before.record().equals(lease.record())) {
        observedNanos = clock.nanos();
      }
      observed = lease;
    }
    if (changedHands && !holder.isEmpty()) {
      listener.holder(holder);
    }
  }

  /** Time until the observed Lease may be taken; negative once that has passed. */
  private Duration untilExpiry() {
    int seconds = observed == null ? 0 : observed.record().durationSeconds();
    return Duration.ofSeconds(seconds).minusNanos(clock.nanos() - observedNanos).minusNanos(1);
  }

  private int leaseSeconds() {
    return (int) timing.lease().toSeconds();
  }

  private Instant wallClock() {
    return clock.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  private void cancelNext() {
    if (nextAttempt != null) {
      nextAttempt.cancel();
      nextAttempt = null;
    }
  }

  private void cancelTimers() {
    cancelNext();
    if (deadline != null) {
      deadline.cancel();
    }
  }

  private void closeWatch() {
    AutoCloseable open;
    synchronized (this) {
      open = watch;
      watch = null;
      watching = false;
    }
    if (open != null) {
      try {
        open.close();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).log("closing the watch of the Lease failed");
      }
    }
  }
}
