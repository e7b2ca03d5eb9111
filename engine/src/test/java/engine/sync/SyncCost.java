// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.actuate.Actuator;
import engine.cache.ClusterCache;
import engine.cache.KindStore;
import engine.definition.ControllerDefinition;
import engine.host.RuleFolders;
import engine.journal.Journal;
import engine.queue.QueueListener;
import engine.rulebase.RuleBuilder;
import engine.time.ManualClock;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what one sync costs: a ReplicaSet with 15 ready pods and nothing to do, from the key to
 * the end. Run by hand; no test depends on its figures.
 *
 * <pre>
 * mvn -q -pl engine -am test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=engine.sync.SyncCost
 * </pre>
 */
public final class SyncCost {
  private static final int PODS = 15;
  private static final int SYNCS = 50_000;
  private static final int ROUNDS = 6;

  private SyncCost() {}

  /** Prints CPU time and garbage of one sync, for each round. */
  public static void main(String[] arguments) {
    ClusterCache cache = new ClusterCache();
    RuleFolders folders = RuleFolders.read(null);
    ControllerDefinition definition = folders.definitions().get("replicaset-controller");
    ControllerRuntime controller =
        new ControllerRuntime(
            definition,
            settings(definition),
            new RuleBuilder(SyncCost.class.getClassLoader()).build(folders.rules(definition)),
            new ControllerRuntime.Ports(
                new ManualClock(Instant.parse("2030-01-01T00:00:00Z")),
                cache,
                new Actuator(
                    (call, known) -> {
                      throw new IllegalStateException("a write: " + call);
                    },
                    event -> {}),
                questions -> List.of(),
                event -> {},
                measure -> {},
                new Journal(1),
                (rule, facts) -> {}));
    QueueRuntime queue =
        new QueueRuntime(
            controller, definition.queues().get("replicaset"), cache, 0, QueueListener.NONE, null);
    fill(cache);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < ROUNDS; round++) {
      long cpu = threads.getCurrentThreadCpuTime();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < SYNCS; i++) {
        OneSync.run(controller, queue, "shop/web", Map.of(), Map.of());
      }
      System.out.printf(
          "%.1f µs CPU, %d B a sync%n",
          (threads.getCurrentThreadCpuTime() - cpu) / 1000.0 / SYNCS,
          (threads.getCurrentThreadAllocatedBytes() - bytes) / SYNCS);
    }
  }

  private static Settings settings(ControllerDefinition definition) {
    Map<String, Object> values = new LinkedHashMap<>();
    definition
        .settings()
        .values()
        .forEach(setting -> values.put(setting.name(), setting.fallback()));
    Map<String, Boolean> gates = new LinkedHashMap<>();
    definition.gates().forEach(gate -> gates.put(gate, true));
    return new Settings(values, gates);
  }

  private static void fill(ClusterCache cache) {
    Map<String, Object> labels = Map.of("app", "web");
    List<ClusterObject> pods = new ArrayList<>();
    for (int i = 0; i < PODS; i++) {
      pods.add(
          Kinds.fromTree(
              Map.of(
                  "apiVersion", "v1",
                  "kind", "Pod",
                  "metadata",
                      Map.of(
                          "name",
                          "web-" + i,
                          "namespace",
                          "shop",
                          "uid",
                          "pod-" + i,
                          "resourceVersion",
                          "2",
                          "labels",
                          labels,
                          "ownerReferences",
                          List.of(
                              Map.of(
                                  "apiVersion",
                                  "apps/v1",
                                  "kind",
                                  "ReplicaSet",
                                  "name",
                                  "web",
                                  "uid",
                                  "rs-1",
                                  "controller",
                                  true))),
                  "spec", Map.of("nodeName", "n1"),
                  "status",
                      Map.of(
                          "phase",
                          "Running",
                          "conditions",
                          List.of(
                              Map.of(
                                  "type",
                                  "Ready",
                                  "status",
                                  "True",
                                  "lastTransitionTime",
                                  "2029-01-01T00:00:00Z"))))));
    }
    ClusterObject set =
        Kinds.fromTree(
            Map.of(
                "apiVersion", "apps/v1",
                "kind", "ReplicaSet",
                "metadata",
                    Map.of(
                        "name",
                        "web",
                        "namespace",
                        "shop",
                        "uid",
                        "rs-1",
                        "resourceVersion",
                        "3",
                        "generation",
                        1L),
                "spec",
                    Map.of(
                        "replicas",
                        (long) PODS,
                        "selector",
                        Map.of("matchLabels", labels),
                        "template",
                        Map.of(
                            "metadata",
                            Map.of("labels", labels),
                            "spec",
                            Map.of("containers", List.of(Map.of("name", "c", "image", "i"))))),
                "status",
                    Map.of(
                        "replicas",
                        (long) PODS,
                        "fullyLabeledReplicas",
                        (long) PODS,
                        "readyReplicas",
                        (long) PODS,
                        "availableReplicas",
                        (long) PODS,
                        "observedGeneration",
                        1L,
                        "terminatingReplicas",
                        0L)));
    put(cache, Kinds.require("v1", "Pod"), pods);
    put(cache, Kinds.require("apps/v1", "ReplicaSet"), List.of(set));
  }

  private static void put(ClusterCache cache, Kind kind, List<ClusterObject> objects) {
    KindStore store = cache.store(kind);
    store.relisting();
    objects.forEach(store::observed);
    store.synced(10);
  }
}
