// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiResponse;
import engine.time.Clock;
import facts.schema.MessageType;
import facts.schema.Schema;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers requests about subresources: status, approval, scale, finalize, binding, eviction. */
final class Parts {
  private final Store store;
  private final Served served;
  private final Update update;
  private final Patching patching;
  private final Deletion deletion;
  private final Clock clock;

  Parts(
      Store store,
      Served served,
      Update update,
      Patching patching,
      Deletion deletion,
      Clock clock) {
    this.store = store;
    this.served = served;
    this.update = update;
    this.patching = patching;
    this.deletion = deletion;
    this.clock = clock;
  }

  /**
   * Answers a call.
   *
   * @throws Refusal if it is refused
   */
  ApiResponse answer(Call call, Format format) {
    Map<String, Object> old = Server.find(store, call);
    return switch (call.part()) {
      case "scale" -> scale(call, format, old);
      case "finalize" -> finish(call, format, old);
      case "binding" -> bind(call, format, old);
      case "eviction" -> evict(call, format, old);
      default -> status(call, format, old);
    };
  }

  /** A Status of success. */
  static Map<String, Object> success(Map<String, Object> details) {
    return Trees.of(
        "kind",
        "Status",
        "apiVersion",
        "v1",
        "metadata",
        Trees.of(),
        "status",
        "Success",
        "details",
        details);
  }

  private static ApiResponse created(Format format) {
    Map<String, Object> status = success(Trees.of());
    status.remove("details");
    status.put("code", 201L);
    return Server.response(201, format.contentType(false), format.status(status));
  }

  private ApiResponse status(Call call, Format format, Map<String, Object> old) {
    Map<String, Object> now =
        switch (call.request().method()) {
          case "GET" -> old;
          case "PUT" -> update.replace(call, old, call.object(), Update.Scope.STATUS);
          case "PATCH" -> patching.patch(call, old, Update.Scope.STATUS);
          default -> throw Refusal.method();
        };
    return object(call, format, now);
  }

  private ApiResponse finish(Call call, Format format, Map<String, Object> old) {
    if (!call.request().method().equals("PUT")) {
      throw Refusal.method();
    }
    return object(call, format, update.replace(call, old, call.object(), Update.Scope.FINALIZE));
  }

  private static ApiResponse object(Call call, Format format, Map<String, Object> tree) {
    return Server.response(
        200, format.contentType(false), format.object(call.resource().kind(), tree));
  }

  private ApiResponse scale(Call call, Format format, Map<String, Object> old) {
    Map<String, Object> now =
        switch (call.request().method()) {
          case "GET" -> old;
          case "PUT" -> scaled(call, old, call.body(Scales.TYPE, "autoscaling/v1", "Scale"));
          case "PATCH" -> scaled(call, old, Scales.patched(call, Scales.of(old)));
          default -> throw Refusal.method();
        };
    return Server.response(
        200, format.contentType(false), format.object(Scales.KIND, Scales.of(now)));
  }

  private Map<String, Object> scaled(
      Call call, Map<String, Object> old, Map<String, Object> scale) {
    String version = Trees.text(scale, "metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(Trees.text(old, "metadata", "resourceVersion"))) {
      throw Refusal.stale(call.resource(), call.name());
    }
    Map<String, Object> edited = Trees.copy(old);
    Trees.make(edited, "spec").put("replicas", Trees.number(scale, "spec", "replicas"));
    return update.apply(call.resource(), old, edited, Update.Scope.MAIN);
  }

  private ApiResponse bind(Call call, Format format, Map<String, Object> pod) {
    if (!call.request().method().equals("POST")) {
      throw Refusal.method();
    }
    MessageType type = Schema.kubernetes().message("core/v1.Binding");
    bind(pod, Trees.text(call.body(type, "v1", "Binding"), "target", "name"));
    return created(format);
  }

  /**
   * Assigns a pod to a node.
   *
   * @throws Refusal if it is assigned already or being deleted
   */
  void bind(Map<String, Object> pod, String node) {
    String name = Trees.text(pod, "metadata", "name");
    String present = Trees.text(pod, "spec", "nodeName");
    String obstacle = "";
    if (!Trees.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
      obstacle = "pod " + name + " is being deleted, cannot be assigned to a host";
    } else if (!present.isEmpty()) {
      obstacle = "pod " + name + " is already assigned to node \"" + present + "\"";
    }
    if (!obstacle.isEmpty()) {
      throw Refusal.conflictOf(
          "pods/binding", name, Trees.of("name", name, "kind", "pods/binding"), obstacle);
    }
    Map<String, Object> next = Trees.copy(pod);
    Trees.make(next, "spec").put("nodeName", node);
    Conditions.set(Trees.make(next, "status"), "PodScheduled", "True", "", "", now());
    store.put(served.get("", "pods"), next);
  }

  private ApiResponse evict(Call call, Format format, Map<String, Object> pod) {
    if (!call.request().method().equals("POST")) {
      throw Refusal.method();
    }
    MessageType type = Schema.kubernetes().message("policy/v1.Eviction");
    Map<String, Object> eviction = call.body(type, "policy/v1", "Eviction");
    String phase = Trees.text(pod, "status", "phase");
    if (phase.equals("Running") && Trees.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
      charge(pod);
    }
    Map<String, Object> next = Trees.copy(pod);
    Conditions.set(
        Trees.make(next, "status"),
        "DisruptionTarget",
        "True",
        "EvictionByEvictionAPI",
        "Eviction API: evicting",
        now());
    Map<String, Object> marked = store.put(call.resource(), next);
    deletion.delete(call.resource(), marked, Trees.map(eviction, "deleteOptions"));
    return created(format);
  }

  /** Charges the eviction of a pod to its budget. */
  private void charge(Map<String, Object> pod) {
    Resource budgets = served.get("policy", "poddisruptionbudgets");
    String namespace = Trees.text(pod, "metadata", "namespace");
    Map<String, String> labels = Trees.texts(pod, "metadata", "labels");
    List<Map<String, Object>> matching = new ArrayList<>();
    for (Map<String, Object> budget : store.all(budgets)) {
      if (Trees.text(budget, "metadata", "namespace").equals(namespace)
          && Trees.at(budget, "spec", "selector") != null
          && Validation.selector(Trees.map(budget, "spec", "selector")).matches(labels)) {
        matching.add(budget);
      }
    }
    if (matching.size() > 1) {
      throw Refusal.internal(
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    if (matching.isEmpty()) {
      return;
    }
    Map<String, Object> budget = Trees.copy(matching.get(0));
    long allowed = Trees.number(budget, "status", "disruptionsAllowed");
    if (allowed <= 0) {
      throw Refusal.budget(
          "Cannot evict pod as it would violate the pod's disruption budget.",
          "The disruption budget "
              + Trees.text(budget, "metadata", "name")
              + " needs "
              + Trees.number(budget, "status", "desiredHealthy")
              + " healthy pods and has "
              + Trees.number(budget, "status", "currentHealthy")
              + " currently");
    }
    Map<String, Object> status = Trees.make(budget, "status");
    status.put("disruptionsAllowed", allowed - 1);
    Trees.make(status, "disruptedPods").put(Trees.text(pod, "metadata", "name"), now());
    store.put(budgets, budget);
  }

  private String now() {
    return clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
