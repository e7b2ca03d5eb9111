// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.client.ApiClients;
import engine.flags.FlagValues;
import engine.lease.ApiLeaseStore;
import engine.lease.LeaderElector;
import engine.lease.LeaderEvents;
import engine.lease.LeaderListener;
import engine.lease.LeaseTiming;
import engine.lease.StoredLease;
import engine.metrics.LeaderMetrics;
import engine.metrics.MetricsRegistry;
import engine.time.Clock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The election of this process, as its flags say. */
final class Leadership implements LeaderListener {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final String identity = hostname() + "_" + UUID.randomUUID();
  private final LeaderElector elector;
  private final LeaderEvents events;
  private final Runnable elected;
  private final Consumer<String> lost;
  private volatile @Nullable StoredLease held;
  private volatile CompletableFuture<Void> lastEvent = CompletableFuture.completedFuture(null);
  private volatile boolean stopping;

  Leadership(
      FlagValues flags,
      ApiClients clients,
      Clock clock,
      MetricsRegistry metrics,
      Runnable elected,
      Consumer<String> lost) {
    this.elected = elected;
    this.lost = lost;
    String namespace = flags.text("leader-elect-resource-namespace");
    String name = flags.text("leader-elect-resource-name");
    LeaseTiming timing =
        new LeaseTiming(
            flags.duration("leader-elect-lease-duration"),
            flags.duration("leader-elect-renew-deadline"),
            flags.duration("leader-elect-retry-period"));
    long timeoutMillis = Math.max(1000, timing.renew().toMillis() / 2);
    events = new LeaderEvents(clients.named(Versions.PROGRAM), clock);
    elector =
        new LeaderElector(
            new ApiLeaseStore(
                clients.named("leader-election"),
                namespace,
                name,
                Duration.ofMillis(timeoutMillis)),
            identity,
            timing,
            clock,
            () -> ThreadLocalRandom.current().nextDouble(),
            this,
            new LeaderMetrics(metrics, name));
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // only makes the identity easier to read
    }
  }

  void start() {
    LOG.atInfo().addKeyValue("identity", identity).log("attempting to acquire leader lease");
    elector.start();
  }

  boolean isLeading() {
    return elector.isLeading();
  }

  @Nullable String problem() {
    return elector.problem();
  }

  /** Gives leadership back; completes when the Lease is released and the event is out. */
  CompletableFuture<Void> stop() {
    stopping = true;
    return elector.stop().thenCompose(unused -> lastEvent);
  }

  @Override
  public void elected(StoredLease lease) {
    held = lease;
    lastEvent = events.becameLeader(lease, identity);
    elected.run();
  }

  @Override
  public void lost(String reason) {
    StoredLease lease = held;
    if (lease != null) {
      lastEvent = events.stoppedLeading(lease, identity);
    }
    if (!stopping) {
      lost.accept("leaderelection lost: " + reason);
    }
  }

  @Override
  public void holder(String holder) {
    LOG.atInfo().addKeyValue("holder", holder).log("the Lease has a holder");
  }
}
