// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a kubelet says about a pod that runs or has ended. */
final class PodStatuses {
  private PodStatuses() {}

  static void running(
      Map<String, Object> pod,
      Map<String, Object> status,
      String address,
      String host,
      String now) {
    status.put("phase", "Running");
    status.put("startTime", now);
    status.put("hostIP", host);
    status.put("hostIPs", new ArrayList<Object>(List.of(Trees.of("ip", host))));
    status.put("podIP", address);
    status.put("podIPs", new ArrayList<Object>(List.of(Trees.of("ip", address))));
    for (String type :
        new String[] {
          "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"
        }) {
      Conditions.set(status, type, "True", "", "", now);
    }
    List<Object> containers = new ArrayList<>();
    for (Map<String, Object> container : Trees.children(pod, "spec", "containers")) {
      containers.add(
          Trees.of(
              "name",
              Trees.text(container, "name"),
              "state",
              Trees.of("running", Trees.of("startedAt", now)),
              "lastState",
              Trees.of(),
              "ready",
              true,
              "restartCount",
              0L,
              "image",
              Trees.text(container, "image"),
              "imageID",
              "",
              "started",
              true));
    }
    status.put("containerStatuses", containers);
  }

  static void succeeded(Map<String, Object> status, String now) {
    status.put("phase", "Succeeded");
    for (String type : new String[] {"Initialized", "Ready", "ContainersReady"}) {
      boolean holds = type.equals("Initialized");
      Conditions.set(status, type, holds ? "True" : "False", "PodCompleted", "", now);
    }
    for (Map<String, Object> container : Trees.children(status, "containerStatuses")) {
      Object started = Trees.at(container, "state", "running", "startedAt");
      Map<String, Object> ended =
          Trees.of("exitCode", 0L, "reason", "Completed", "finishedAt", now);
      Trees.set(ended, "startedAt", started);
      container.put("state", Trees.of("terminated", ended));
      container.put("ready", false);
      container.put("started", false);
    }
  }
}
