// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Simulates the scheduler and the nodes: pods get a node, start, end and go as assumed. */
final class Kubelets implements Store.Watcher {
  private final Store store;
  private final Resource pods;
  private final Resource nodes;
  private final Parts parts;
  private final Deletion deletion;
  private final Clock clock;
  private final Assumptions assumptions;
  private final Map<String, Integer> addresses = new HashMap<>();

  Kubelets(
      Store store,
      Served served,
      Parts parts,
      Deletion deletion,
      Clock clock,
      Assumptions assumptions) {
    this.store = store;
    this.pods = served.get("", "pods");
    this.nodes = served.get("", "nodes");
    this.parts = parts;
    this.deletion = deletion;
    this.clock = clock;
    this.assumptions = assumptions;
  }

  /** Begins to act on pods. */
  void start() {
    synchronized (store) {
      store.watch(pods, this);
      store.watch(nodes, change -> clock.schedule(Duration.ZERO, this::scheduleAll));
    }
  }

  @Override
  public void changed(Store.Change change) {
    if (change.deleted()) {
      return;
    }
    Map<String, Object> pod = change.after();
    String phase = Trees.text(pod, "status", "phase");
    if (!Trees.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
      later(pod, stopTime(pod), this::stop);
    } else if (Trees.text(pod, "spec", "nodeName").isEmpty()) {
      later(pod, Duration.ZERO, this::schedule);
    } else if (phase.equals("Pending")) {
      later(pod, assumptions.podStart(), this::run);
    } else if (phase.equals("Running") && ends(pod)) {
      later(pod, assumptions.podRun(), this::finish);
    }
  }

  private Duration stopTime(Map<String, Object> pod) {
    Duration grace =
        Duration.ofSeconds(Trees.number(pod, "metadata", "deletionGracePeriodSeconds"));
    return grace.compareTo(assumptions.podStop()) < 0 ? grace : assumptions.podStop();
  }

  private static boolean ends(Map<String, Object> pod) {
    return !Trees.text(pod, "spec", "restartPolicy").equals("Always");
  }

  /** Does something with the pod later, if it is still there then. */
  private void later(Map<String, Object> pod, Duration delay, Consumer<Map<String, Object>> what) {
    String namespace = Trees.text(pod, "metadata", "namespace");
    String name = Trees.text(pod, "metadata", "name");
    String uid = Trees.text(pod, "metadata", "uid");
    clock.schedule(
        delay,
        () -> {
          synchronized (store) {
            Map<String, Object> now = store.find(pods, namespace, name);
            if (now != null && Trees.text(now, "metadata", "uid").equals(uid)) {
              what.accept(now);
            }
          }
        });
  }

  private void scheduleAll() {
    synchronized (store) {
      store.all(pods).stream()
          .filter(pod -> Trees.text(pod, "spec", "nodeName").isEmpty())
          .forEach(this::schedule);
    }
  }

  private void schedule(Map<String, Object> pod) {
    boolean ours =
        Trees.text(pod, "spec", "nodeName").isEmpty()
            && Trees.text(pod, "metadata", "deletionTimestamp").isEmpty()
            && Trees.text(pod, "spec", "schedulerName").equals("default-scheduler")
            && Trees.list(pod, "spec", "schedulingGates").isEmpty();
    if (!ours) {
      return;
    }
    String node = node(Trees.map(pod, "spec", "nodeSelector"));
    if (node != null) {
      parts.bind(pod, node);
      return;
    }
    Map<String, Object> next = Trees.copy(pod);
    Conditions.set(
        Trees.make(next, "status"),
        "PodScheduled",
        "False",
        "Unschedulable",
        "0/" + store.all(nodes).size() + " nodes are available: none matches the node selector.",
        now());
    if (!next.equals(pod)) {
      store.put(pods, next);
    }
  }

  /** The node with the fewest pods among those that have the labels, or null. */
  private @Nullable String node(Map<String, Object> labels) {
    Map<String, Integer> load = new HashMap<>();
    for (Map<String, Object> pod : store.all(pods)) {
      load.merge(Trees.text(pod, "spec", "nodeName"), 1, Integer::sum);
    }
    String best = null;
    for (Map<String, Object> node : store.all(nodes)) {
      String name = Trees.text(node, "metadata", "name");
      boolean allowed =
          !Boolean.TRUE.equals(Trees.at(node, "spec", "unschedulable"))
              && Trees.map(node, "metadata", "labels").entrySet().containsAll(labels.entrySet());
      if (allowed && (best == null || load.getOrDefault(name, 0) < load.getOrDefault(best, 0))) {
        best = name;
      }
    }
    return best;
  }

  private void run(Map<String, Object> pod) {
    Map<String, Object> node = store.find(nodes, "", Trees.text(pod, "spec", "nodeName"));
    boolean waits =
        Trees.text(pod, "status", "phase").equals("Pending")
            && Trees.text(pod, "metadata", "deletionTimestamp").isEmpty();
    if (node == null || !waits) {
      return;
    }
    Map<String, Object> next = Trees.copy(pod);
    Map<String, Object> status = Trees.make(next, "status");
    String host = host(node);
    String address =
        Boolean.TRUE.equals(Trees.at(pod, "spec", "hostNetwork")) ? host : address(host);
    PodStatuses.running(next, status, address, host, now());
    store.put(pods, next);
  }

  private static String host(Map<String, Object> node) {
    for (Map<String, Object> address : Trees.children(node, "status", "addresses")) {
      if (Trees.text(address, "type").equals("InternalIP")) {
        return Trees.text(address, "address");
      }
    }
    return "";
  }

  private String address(String host) {
    int number = addresses.merge(host, 1, Integer::sum);
    String last = host.substring(host.lastIndexOf('.') + 1);
    return "10." + (244 + number / 65_000) + "." + last + "." + (number % 250 + 1);
  }

  private void finish(Map<String, Object> pod) {
    if (Trees.text(pod, "status", "phase").equals("Running")
        && Trees.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
      Map<String, Object> next = Trees.copy(pod);
      PodStatuses.succeeded(Trees.make(next, "status"), now());
      store.put(pods, next);
    }
  }

  private void stop(Map<String, Object> pod) {
    if (!Trees.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
      deletion.delete(pods, pod, Trees.of("gracePeriodSeconds", 0L));
    }
  }

  private String now() {
    return clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
