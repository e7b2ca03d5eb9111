// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that the server refuses, with the texts that a real one gives.
 *
 * @source tried on kube-apiserver 1.37.2
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient @Nullable Map<String, Object> details;

  /** One fault of an object: its reason, its text and its field. */
  record Cause(String reason, String message, String field) {}

  private Refusal(int code, String reason, String message, @Nullable Map<String, Object> details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  int code() {
    return code;
  }

  /** The Status that says so. */
  Map<String, Object> status() {
    Map<String, Object> status =
        Trees.of("kind", "Status", "apiVersion", "v1", "metadata", Trees.of(), "status", "Failure");
    status.put("message", String.valueOf(getMessage()));
    if (!reason.isEmpty()) {
      status.put("reason", reason);
    }
    if (details != null) {
      status.put("details", details);
    }
    status.put("code", (long) code);
    return status;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "BadRequest", message, null);
  }

  static Refusal internal(String message) {
    return new Refusal(500, "", message, null);
  }

  static Refusal noSuchPath() {
    return new Refusal(
        404, "NotFound", "the server could not find the requested resource", Trees.of());
  }

  static Refusal method() {
    return new Refusal(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Trees.of());
  }

  static Refusal notAcceptable() {
    return new Refusal(
        406,
        "NotAcceptable",
        "406: Not Acceptable\n\nAvailable representations: application/json, "
            + "application/vnd.kubernetes.protobuf, application/json;stream=watch, "
            + "application/vnd.kubernetes.protobuf;stream=watch",
        Trees.of());
  }

  /** The body is in a form that nobody reads. */
  static Refusal mediaType(String message) {
    return new Refusal(415, "UnsupportedMediaType", message, null);
  }

  /** The patch is of a kind that isn't known here. */
  static Refusal patchType() {
    return new Refusal(415, "UnsupportedMediaType", "415: Unsupported Media Type", Trees.of());
  }

  static Refusal notFound(Resource resource, String name) {
    return new Refusal(
        404, "NotFound", resource.quoted(name) + " not found", resource.details(name));
  }

  static Refusal exists(Resource resource, String name) {
    return new Refusal(
        409, "AlreadyExists", resource.quoted(name) + " already exists", resource.details(name));
  }

  static Refusal forbidden(Resource resource, String name, String why, List<Cause> causes) {
    return new Refusal(
        403,
        "Forbidden",
        resource.quoted(name) + " is forbidden: " + why,
        with(resource.details(name), causes));
  }

  /** The object is no longer what the request was made for. */
  static Refusal stale(Resource resource, String name) {
    return conflict(
        resource,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  static Refusal conflict(Resource resource, String name, String why) {
    return new Refusal(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + resource.quoted(name) + ": " + why,
        resource.details(name));
  }

  static Refusal conflictOf(String what, String name, Map<String, Object> details, String why) {
    return new Refusal(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + what + " \"" + name + "\": " + why,
        details);
  }

  /** The budget allows no eviction now. */
  static Refusal budget(String message, String cause) {
    return new Refusal(
        429,
        "TooManyRequests",
        message,
        with(Trees.of(), List.of(new Cause("DisruptionBudget", cause, ""))));
  }

  static Refusal invalid(Resource resource, String name, List<Cause> causes) {
    Map<String, Object> details = Trees.of();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!resource.kind().group().isEmpty()) {
      details.put("group", resource.kind().group());
    }
    details.put("kind", resource.kind().kind());
    return invalid(resource.kind() + " \"" + name + "\"", details, causes);
  }

  /** Options of a request that can't be. */
  static Refusal invalidOptions(String kind, Cause cause) {
    return invalid(
        kind + ".meta.k8s.io \"\"", Trees.of("group", "meta.k8s.io", "kind", kind), List.of(cause));
  }

  static Refusal invalid(String what, Map<String, Object> details, List<Cause> causes) {
    List<String> texts =
        causes.stream().map(cause -> cause.field() + ": " + cause.message()).toList();
    String text = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
    return new Refusal(422, "Invalid", what + " is invalid: " + text, with(details, causes));
  }

  static Refusal expired(long asked, long oldest) {
    return new Refusal(
        410, "Expired", "too old resource version: " + asked + " (" + oldest + ")", null);
  }

  static Refusal continuation() {
    return new Refusal(
        410,
        "Expired",
        "The provided continue parameter is too old to display a consistent list result. You must"
            + " start a new list without the continue parameter.",
        null);
  }

  static Refusal ahead(long asked, long current) {
    Map<String, Object> details =
        with(
            Trees.of(),
            List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", "")));
    details.put("retryAfterSeconds", 1L);
    return new Refusal(
        504,
        "Timeout",
        "Timeout: Too large resource version: " + asked + ", current: " + current,
        details);
  }

  private static Map<String, Object> with(Map<String, Object> details, List<Cause> causes) {
    List<Object> list = new ArrayList<>();
    for (Cause cause : causes) {
      Map<String, Object> item = Trees.of("reason", cause.reason(), "message", cause.message());
      if (!cause.field().isEmpty()) {
        item.put("field", cause.field());
      }
      list.add(item);
    }
    if (!list.isEmpty()) {
      details.put("causes", list);
    }
    return details;
  }
}
