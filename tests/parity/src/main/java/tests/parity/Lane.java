// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tests.cluster.Api;
import tests.cluster.AuditLog;
import tests.cluster.Options;
import tests.cluster.ServerProcess;
import tests.cluster.TestCluster;

/**
 * One cluster with one kind of manager: the reference one or ours. At most one manager runs at a
 * time.
 */
final class Lane implements AutoCloseable {
  private static final Duration QUIET_AT_START = Duration.ofMillis(1200);

  private final String name;
  private final @Nullable String drover;
  private final TestCluster cluster;
  private @Nullable ServerProcess manager;
  private List<String> flags = List.of();

  /**
   * @param drover the command of our manager; null for the reference manager
   */
  Lane(String name, @Nullable String drover) {
    this.name = name;
    this.drover = drover;
    this.cluster = TestCluster.start(Options.bare());
    api()
        .create(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Node",
                "metadata",
                Map.of(
                    "name", "node-1", "labels", Map.of("topology.kubernetes.io/zone", "zone-1"))));
  }

  String name() {
    return name;
  }

  Api api() {
    return cluster.api();
  }

  TestCluster cluster() {
    return cluster;
  }

  /** Starts the manager for these controllers and waits until its watches are open. */
  void startManager(List<String> controllers, List<String> addedFlags) {
    List<String> all = new ArrayList<>(cluster.controllerManagerFlags(0));
    all.add("--kube-api-qps=1000");
    all.add("--kube-api-burst=2000");
    all.add("--controllers=" + String.join(",", controllers));
    all.addAll(addedFlags);
    flags = List.copyOf(all);
    startManager();
  }

  /** Starts the manager again as it last ran. */
  void startManager() {
    int from = cluster.audit().size();
    List<String> command = new ArrayList<>();
    if (drover == null) {
      command.add(reference());
    } else {
      command.addAll(List.of(drover, "run"));
    }
    command.addAll(flags);
    manager = cluster.run("manager", command);
    awaitWatches(from);
  }

  /** Ends the manager by a signal. */
  void stopManager(String signal) {
    ServerProcess running = manager;
    if (running != null) {
      running.stop(signal);
      manager = null;
    }
  }

  /** Fails if the manager ended by itself. */
  void checkManager() {
    ServerProcess running = manager;
    if (running != null && !running.isAlive()) {
      throw new IllegalStateException(name + ": the manager ended by itself, see " + running.log());
    }
  }

  /** Waits until the manager has written nothing that {@code concerns} for {@code quiet}. */
  void settle(Predicate<AuditLog.Entry> concerns, Duration quiet, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    int from = cluster.audit().size();
    long quietSince = System.nanoTime();
    while (System.nanoTime() - quietSince < quiet.toNanos()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "the manager still writes after " + limit.toSeconds() + " s");
      }
      Pause.millis(100);
      List<AuditLog.Entry> fresh = cluster.audit().from(from);
      from += fresh.size();
      if (fresh.stream()
          .anyMatch(entry -> isManagers(entry) && entry.isWrite() && concerns.test(entry))) {
        quietSince = System.nanoTime();
      }
    }
  }

  /** True for a request of the manager or one of its controllers. */
  static boolean isManagers(AuditLog.Entry entry) {
    return entry.user().equals("system:kube-controller-manager")
        || entry.user().startsWith("system:serviceaccount:kube-system:");
  }

  @Override
  public void close() {
    cluster.close();
  }

  private void awaitWatches(int begin) {
    int from = begin;
    boolean any = false;
    long quietSince = System.nanoTime();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!any || System.nanoTime() - quietSince < QUIET_AT_START.toNanos()) {
      checkManager();
      if (System.nanoTime() > end) {
        throw new IllegalStateException(name + ": the manager opened no watches within 60 s");
      }
      Pause.millis(50);
      List<AuditLog.Entry> fresh = cluster.audit().from(from);
      from += fresh.size();
      if (fresh.stream()
          .anyMatch(
              entry -> isManagers(entry) && entry.verb().equals("watch") && !entry.isWrite())) {
        any = true;
        quietSince = System.nanoTime();
      }
    }
  }

  private static String reference() {
    return TestCluster.binary("kube-controller-manager");
  }
}
