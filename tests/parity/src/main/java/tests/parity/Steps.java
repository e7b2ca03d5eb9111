// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tests.cluster.Api;
import tests.cluster.ApiException;
import tests.cluster.AuditLog;
import tests.cluster.Json;
import tests.cluster.Kind;

/** Performs the steps of one script in one lane. */
final class Steps {
  private static final Pattern UID = Pattern.compile("\\$\\{uid:([^}]+)}");
  private static final Pattern NOW = Pattern.compile("\\$\\{now([+-]\\d+)?}");

  private final Lane lane;
  private final Api api;
  private final String namespace;
  private final Templates templates;
  private final Kubelet kubelet;
  private final Map<String, String> uids = new LinkedHashMap<>();

  Steps(Lane lane, String namespace, Templates templates, Kubelet kubelet) {
    this.lane = lane;
    this.api = lane.api();
    this.namespace = namespace;
    this.templates = templates;
    this.kubelet = kubelet;
  }

  /** The uids that the script used, with what they named. */
  Map<String, String> uids() {
    return uids;
  }

  void perform(Map<String, Object> step) {
    String verb = step.keySet().iterator().next();
    try {
      dispatch(verb, step.get(verb));
    } catch (ApiException | IllegalStateException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "step " + verb + " " + step.get(verb) + ": " + e.getMessage(), e);
    }
  }

  private void dispatch(String verb, @Nullable Object raw) {
    if (verb.equals("create") || verb.equals("apply")) {
      for (Object each :
          raw instanceof List<?> list ? list : List.of(Objects.requireNonNull(raw))) {
        write(verb, map(each));
      }
      return;
    }
    Map<String, Object> said = raw instanceof Map<?, ?> ? substituted(map(raw)) : Map.of();
    switch (verb) {
      case "patch" ->
          patch(said, Json.text(said, "part"), Objects.requireNonNull(said.get("patch")));
      case "set-status" ->
          patch(said, "status", Map.of("status", Objects.requireNonNull(said.get("status"))));
      case "scale" ->
          patch(said, "scale", Map.of("spec", Map.of("replicas", said.get("replicas"))));
      case "delete" -> delete(said);
      case "pods" -> pods(said);
      case "wait" -> new Waiting(api, namespace).until(said);
      case "settle" -> settle();
      case "pause" ->
          Pause.millis(((Number) Objects.requireNonNull(said.get("millis"))).longValue());
      case "stop-manager" -> lane.stopManager(signal(raw));
      case "start-manager" -> lane.startManager();
      case "restart-manager" -> {
        lane.stopManager(signal(raw));
        lane.startManager();
      }
      case "restart-apiserver" -> {
        lane.cluster().stopApiServer();
        lane.cluster().startApiServer();
      }
      default -> throw new IllegalArgumentException("unknown step");
    }
  }

  private void write(String verb, Map<String, Object> said) {
    Map<String, Object> shape = new LinkedHashMap<>(said);
    Object count = shape.remove("count");
    int times = count instanceof Number number ? number.intValue() : 1;
    String name = Json.text(said, "name");
    for (int i = 1; i <= times; i++) {
      if (count != null) {
        shape.put("name", name + "-" + i);
      }
      Map<String, Object> object = placed(substituted(templates.expand(shape)));
      if (verb.equals("create")) {
        api.create(object);
      } else {
        api.apply(object);
      }
      if (object.get("status") != null) {
        Map<String, Object> status = Map.of("status", Objects.requireNonNull(object.get("status")));
        Kind kind = api.kind(Json.text(object, "apiVersion"), Json.text(object, "kind"));
        api.patch(
            kind,
            Json.text(object, "metadata.namespace"),
            Json.text(object, "metadata.name"),
            "status",
            "merge",
            status);
      }
    }
  }

  private void patch(Map<String, Object> said, String part, Object patch) {
    String type = Json.text(said, "type");
    for (Map<String, Object> object : targets(said)) {
      Target target = target(said);
      api.patch(
          target.kind(),
          target.namespace(),
          Json.text(object, "metadata.name"),
          part.isEmpty() ? null : part,
          type.isEmpty() ? "merge" : type,
          patch);
    }
  }

  private void delete(Map<String, Object> said) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (said.get("propagation") != null) {
      options.put("propagationPolicy", said.get("propagation"));
    }
    if (said.get("grace") != null) {
      options.put("gracePeriodSeconds", said.get("grace"));
    }
    Target target = target(said);
    for (Map<String, Object> object : targets(said)) {
      api.delete(target.kind(), target.namespace(), Json.text(object, "metadata.name"), options);
    }
  }

  private void pods(Map<String, Object> said) {
    Map<String, Object> query = new LinkedHashMap<>(said);
    query.putIfAbsent("object", "Pod");
    for (Map<String, Object> pod : targets(query)) {
      kubelet.set(pod, Json.text(said, "set"));
    }
  }

  private void settle() {
    lane.settle(this::concerns, Duration.ofMillis(1500), Duration.ofSeconds(60));
  }

  private boolean concerns(AuditLog.Entry entry) {
    return entry.namespace().startsWith(namespace) || entry.name().startsWith(namespace);
  }

  private Target target(Map<String, Object> said) {
    String own = Json.text(said, "namespace");
    return Target.parse(api, Json.text(said, "object"), own.isEmpty() ? namespace : own);
  }

  private List<Map<String, Object>> targets(Map<String, Object> said) {
    List<Map<String, Object>> found = new ArrayList<>(target(said).read(api));
    found.removeIf(object -> !Waiting.phaseFits(object, Json.text(said, "phase")));
    if (said.get("first") instanceof Number first) {
      found = found.subList(0, Math.min(first.intValue(), found.size()));
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("there is no such object");
    }
    return found;
  }

  private Map<String, Object> placed(Map<String, Object> object) {
    Kind kind = api.kind(Json.text(object, "apiVersion"), Json.text(object, "kind"));
    if (!kind.namespaced() || Json.at(object, "metadata.namespace") != null) {
      return object;
    }
    return Templates.merge(object, Map.of("metadata", Map.of("namespace", namespace)));
  }

  private Map<String, Object> substituted(Map<String, Object> said) {
    return map(Templates.mapStrings(said, this::substitute));
  }

  private String substitute(String text) {
    String timed =
        NOW.matcher(text.replace("${ns}", namespace))
            .replaceAll(
                found -> {
                  long seconds = found.group(1) == null ? 0 : Long.parseLong(found.group(1));
                  return Instant.now()
                      .truncatedTo(ChronoUnit.SECONDS)
                      .plusSeconds(seconds)
                      .toString();
                });
    return UID.matcher(timed).replaceAll(found -> uidOf(found.group(1)));
  }

  /**
   * The uid of {@code Kind/name}, with {@code @namespace} of an object elsewhere; remembered when
   * it has gone.
   */
  private String uidOf(String reference) {
    String[] parts = reference.split("@", 2);
    Target target = Target.parse(api, parts[0], parts.length == 2 ? parts[1] : namespace);
    List<Map<String, Object>> found = target.read(api);
    if (!found.isEmpty()) {
      uids.put(reference, Json.text(found.get(0), "metadata.uid"));
    }
    String uid = uids.get(reference);
    if (uid == null) {
      throw new IllegalStateException("${uid:" + reference + "}: there is no such object");
    }
    return uid;
  }

  private static String signal(@Nullable Object raw) {
    return raw == null ? "KILL" : raw.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
