// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tests.cluster.Api;
import tests.cluster.ApiException;

/**
 * How one script went in one lane.
 *
 * @param snapshot null if a step failed
 * @param error empty if none failed
 */
record Run(@Nullable Snapshot snapshot, String error, long millis) {

  static Run of(Lane lane, Script script, Templates templates) {
    long begin = System.nanoTime();
    String error = "";
    Snapshot snapshot = null;
    int auditFrom = lane.cluster().audit().size();
    try {
      snapshot = perform(lane, script, templates, auditFrom);
    } catch (RuntimeException e) {
      error = lane.name() + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }
    return new Run(snapshot, error, (System.nanoTime() - begin) / 1_000_000);
  }

  private static Snapshot perform(Lane lane, Script script, Templates templates, int auditFrom) {
    Api api = lane.api();
    String namespace = script.namespace();
    api.create(
        Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", namespace)));
    ensureServiceAccount(api, script, namespace);
    Kubelet kubelet = new Kubelet(api, namespace);
    AutoCloseable following = script.kubelet() ? kubelet.follow() : () -> {};
    try {
      Steps steps = new Steps(lane, namespace, templates, kubelet);
      for (Map<String, Object> step : script.steps()) {
        lane.checkManager();
        steps.perform(step);
      }
      steps.perform(Map.of("settle", Map.of()));
      return Snapshot.take(lane, script, steps.uids(), auditFrom);
    } finally {
      close(following);
    }
  }

  private static void ensureServiceAccount(Api api, Script script, String namespace) {
    if (script.controllers().contains("serviceaccount-controller")) {
      new Waiting(api, namespace)
          .until(Map.of("object", "ServiceAccount/default", "path", "metadata.uid"));
      return;
    }
    try {
      api.create(
          Map.of(
              "apiVersion",
              "v1",
              "kind",
              "ServiceAccount",
              "metadata",
              Map.of("name", "default", "namespace", namespace)));
    } catch (ApiException e) {
      if (e.code() != 409) {
        throw e;
      }
    }
  }

  private static void close(AutoCloseable following) {
    try {
      following.close();
    } catch (Exception e) {
      throw new IllegalStateException("ending the simulated kubelet", e);
    }
  }

  /** Seconds for the table. */
  String seconds() {
    return millis / 1000 + "s";
  }
}
