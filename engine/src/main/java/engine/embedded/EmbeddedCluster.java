// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ClientSource;
import engine.time.Clock;
import facts.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cluster in memory: an API server with the namespaces that every cluster has, and nodes that do
 * as assumed. Safe for use by many threads.
 */
public final class EmbeddedCluster implements ClientSource, AutoCloseable {
  private static final String BOOTSTRAP = "bootstrap";

  private final Assumptions assumptions;
  private final Server server;
  private final ExecutorService streams;

  /**
   * Starts a cluster.
   *
   * @param clock its time; pods start and end by it
   * @param seed what uids and generated names are drawn from
   */
  public EmbeddedCluster(Clock clock, Assumptions assumptions, long seed) {
    this.assumptions = assumptions;
    AtomicInteger number = new AtomicInteger();
    this.streams =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "embedded-watch-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // rejects only once it is closed
    this.server =
        new Server(new Store(assumptions.versionsKept()), clock, new Random(seed), streams);
    for (String namespace :
        new String[] {"default", "kube-node-lease", "kube-public", "kube-system"}) {
      create("/api/v1/namespaces", Trees.of("metadata", Trees.of("name", namespace)));
    }
    server.simulate(assumptions);
    for (int i = 1; i <= assumptions.nodes(); i++) {
      create("/api/v1/nodes", node(i, clock.now().toString()));
      ready(i);
    }
  }

  /** A client under an identity; writes are counted by it. */
  public ApiClient client(String identity) {
    return new EmbeddedClient(server, identity);
  }

  @Override
  public ApiClient named(String name, double qps, int burst) {
    return client(name);
  }

  @Override
  public ApiClient forController(String account, double qps, int burst) {
    return client("system:serviceaccount:kube-system:" + account);
  }

  @Override
  public String authorityData() {
    return "";
  }

  @Override
  public void reconnect() {
    // there are no connections
  }

  /** What is assumed, a line each. */
  public String describe() {
    return assumptions.describe();
  }

  /** Successful writes by identity and verb. */
  public Map<String, Map<String, Long>> writes() {
    return server.writes();
  }

  @Override
  public void close() {
    streams.shutdownNow();
  }

  private void create(String path, Map<String, Object> tree) {
    ApiResponse response =
        server.answer(ApiRequest.json("POST", path, Json.write(tree)), BOOTSTRAP);
    if (!response.isOk()) {
      throw new IllegalStateException("creating at " + path + ": " + response.text());
    }
  }

  /** Takes the taint away that a new node has, as its being ready would. */
  private void ready(int number) {
    server.answer(
        ApiRequest.of("PATCH", "/api/v1/nodes/node-" + number)
            .with(
                "application/merge-patch+json",
                Json.write(Trees.of("spec", Trees.of("taints", null)))),
        BOOTSTRAP);
  }

  private static Map<String, Object> node(int number, String now) {
    String name = "node-" + number;
    Map<String, Object> labels =
        Trees.of(
            "kubernetes.io/hostname",
            name,
            "kubernetes.io/os",
            "linux",
            "kubernetes.io/arch",
            "amd64",
            "topology.kubernetes.io/region",
            "embedded",
            "topology.kubernetes.io/zone",
            "zone-" + (char) ('a' + (number - 1) % 3));
    Map<String, Object> room = Trees.of("cpu", "8", "memory", "32Gi", "pods", "110");
    Map<String, Object> ready =
        Trees.of(
            "type",
            "Ready",
            "status",
            "True",
            "reason",
            "KubeletReady",
            "message",
            "kubelet is posting ready status",
            "lastHeartbeatTime",
            now,
            "lastTransitionTime",
            now);
    List<Object> addresses = new ArrayList<>();
    addresses.add(
        Trees.of(
            "type", "InternalIP", "address", "192.168." + number / 250 + "." + (number % 250 + 1)));
    addresses.add(Trees.of("type", "Hostname", "address", name));
    return Trees.of(
        "metadata",
        Trees.of("name", name, "labels", labels),
        "status",
        Trees.of(
            "capacity",
            room,
            "allocatable",
            Trees.copy(room),
            "conditions",
            List.of(ready),
            "addresses",
            addresses));
  }
}
