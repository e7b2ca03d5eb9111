// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tests.cluster.Api;
import tests.cluster.ApiException;
import tests.cluster.ClusterException;
import tests.cluster.Json;
import tests.cluster.Kind;

/**
 * Plays the kubelet for the pods of one namespace: sets status, gives addresses, removes deleted
 * pods.
 *
 * <p>Left to itself ({@link #follow}) it makes each pod ready unless its image ends in {@code
 * :broken}, and removes each deleted pod unless the image ends in {@code :lingers}.
 */
final class Kubelet {
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final Api api;
  private final Kind pods;
  private final String namespace;
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  Kubelet(Api api, String namespace) {
    this.api = api;
    this.pods = api.kind("v1", "Pod");
    this.namespace = namespace;
  }

  AutoCloseable follow() {
    return api.watch(pods, namespace, this::act);
  }

  /** Sets pods to a state: {@code ready, running, pending, failed, succeeded, gone}. */
  void set(Map<String, Object> pod, String state) {
    String name = Json.text(pod, "metadata.name");
    if (state.equals("gone")) {
      api.delete(pods, namespace, name, Map.of("gracePeriodSeconds", 0));
      return;
    }
    api.patch(pods, namespace, name, "status", "strategic", Map.of("status", status(pod, state)));
  }

  private void act(Api.Seen seen) {
    Map<String, Object> pod = seen.object();
    if (seen.type().equals("DELETED") || !Json.text(pod, "kind").equals("Pod")) {
      return;
    }
    String image = Json.text(pod, "spec.containers.0.image");
    boolean deleted = Json.at(pod, "metadata.deletionTimestamp") != null;
    String uid = Json.text(pod, "metadata.uid");
    try {
      if (deleted && !image.endsWith(":lingers") && done.add("gone " + uid)) {
        set(pod, "gone");
      } else if (!deleted && !image.endsWith(":broken") && done.add("ready " + uid)) {
        set(pod, "ready");
      }
    } catch (ApiException | ClusterException e) {
      // Gone meanwhile, or the server is being restarted by the script.
      done.remove("ready " + uid);
    }
  }

  private static Map<String, Object> status(Map<String, Object> pod, String state) {
    Map<String, Object> status = new LinkedHashMap<>();
    boolean ready = state.equals("ready");
    status.put(
        "phase",
        switch (state) {
          case "ready", "running" -> "Running";
          case "failed" -> "Failed";
          case "succeeded" -> "Succeeded";
          case "pending" -> "Pending";
          default -> throw new IllegalArgumentException("unknown pod state " + state);
        });
    String now =
        java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    List<Object> conditions = new ArrayList<>();
    for (String type : List.of("Initialized", "Ready", "ContainersReady")) {
      conditions.add(
          Map.of(
              "type",
              type,
              "status",
              ready || type.equals("Initialized") ? "True" : "False",
              "lastTransitionTime",
              now));
    }
    status.put("conditions", conditions);
    if (!state.equals("pending") && Json.text(pod, "status.podIP").isEmpty()) {
      int number = ADDRESSES.incrementAndGet();
      String address = "10.200." + (number >> 8) + "." + (number & 255);
      String address6 = "fd00:10:200::" + Integer.toHexString(number);
      status.put("podIP", address);
      status.put("podIPs", List.of(Map.of("ip", address), Map.of("ip", address6)));
      status.put("startTime", now);
    }
    return status;
  }
}
