// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tests.cluster.Api;
import tests.cluster.ApiException;
import tests.cluster.Json;

/**
 * The step {@code wait}: until an object is there, is gone, or holds a value, or so many objects
 * do.
 *
 * <p>{@code {object, gone: true}}; {@code {object, path, equals | contains | absent: true}}; {@code
 * count: n} asks for exactly n objects that fit. {@code seconds} is the limit, 40 by default.
 */
final class Waiting {
  private static final int LIMIT_SECONDS = 40;

  private final Api api;
  private final String namespace;

  Waiting(Api api, String namespace) {
    this.api = api;
    this.namespace = namespace;
  }

  void until(Map<String, Object> said) {
    int seconds = said.get("seconds") instanceof Number number ? number.intValue() : LIMIT_SECONDS;
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    String own = Json.text(said, "namespace");
    String seen;
    do {
      Target target = Target.parse(api, Json.text(said, "object"), own.isEmpty() ? namespace : own);
      List<Map<String, Object>> objects = readOrNothing(target);
      List<Map<String, Object>> fitting =
          objects.stream().filter(object -> fits(object, said)).toList();
      if (holds(said, fitting.size(), objects.size())) {
        return;
      }
      seen = fitting.size() + " of " + objects.size() + " fit; " + values(objects, said);
      Pause.millis(150);
    } while (System.nanoTime() < end);
    throw new IllegalStateException("not within " + seconds + " s: " + seen);
  }

  private List<Map<String, Object>> readOrNothing(Target target) {
    try {
      return target.read(api);
    } catch (ApiException e) {
      if (e.code() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean holds(Map<String, Object> said, int fitting, int all) {
    if (said.get("gone") == Boolean.TRUE) {
      return fitting == 0;
    }
    if (said.get("count") instanceof Number count) {
      return fitting == count.intValue();
    }
    return fitting > 0 && fitting == all;
  }

  private static boolean fits(Map<String, Object> object, Map<String, Object> said) {
    if (!phaseFits(object, Json.text(said, "phase"))) {
      return false;
    }
    String path = Json.text(said, "path");
    if (path.isEmpty()) {
      return true;
    }
    Object value = Json.at(object, path);
    if (said.get("absent") == Boolean.TRUE) {
      return value == null;
    }
    if (said.containsKey("contains")) {
      return Objects.toString(value, "").contains(Json.text(said, "contains"));
    }
    if (said.containsKey("equals")) {
      return Objects.toString(value, "").equals(Objects.toString(said.get("equals"), ""));
    }
    return value != null;
  }

  /**
   * {@code phase} of a pod, or {@code live} for one that is neither finished nor terminating, or
   * {@code terminating}.
   */
  static boolean phaseFits(Map<String, Object> object, String phase) {
    boolean terminating = Json.at(object, "metadata.deletionTimestamp") != null;
    String is = Json.text(object, "status.phase");
    return switch (phase) {
      case "" -> true;
      case "terminating" -> terminating;
      case "live" -> !terminating && !is.equals("Failed") && !is.equals("Succeeded");
      case "unready" -> !terminating && is.equals("Pending");
      default -> is.equals(phase);
    };
  }

  private static String values(List<Map<String, Object>> objects, Map<String, Object> said) {
    String path = Json.text(said, "path");
    if (path.isEmpty()) {
      return "there are "
          + objects.stream().map(object -> Json.text(object, "metadata.name")).toList();
    }
    List<@Nullable Object> values =
        new java.util.ArrayList<>(
            objects.stream().map(object -> (Object) Json.text(object, path)).toList());
    return path + " is " + values;
  }
}
