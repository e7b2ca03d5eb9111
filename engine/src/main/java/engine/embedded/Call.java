// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiRequest;
import facts.schema.Envelope;
import facts.schema.Json;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Wire;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as the server understands it.
 *
 * @param request the request
 * @param resource what it is about
 * @param namespace namespace of the path, empty for all or for kinds without
 * @param name name of the path, empty for the collection
 * @param part subresource of the path, empty for the object itself
 * @param query its query
 */
record Call(
    ApiRequest request,
    Resource resource,
    String namespace,
    String name,
    String part,
    Map<String, String> query) {

  /** The segments of a request's path. */
  static List<String> segments(ApiRequest request) {
    String path = request.path();
    int query = path.indexOf('?');
    List<String> segments = new ArrayList<>();
    for (String segment : (query < 0 ? path : path.substring(0, query)).split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decoded(segment));
      }
    }
    return segments;
  }

  /**
   * Reads the path of a request about objects.
   *
   * @throws Refusal if nothing is served there
   */
  static Call read(ApiRequest request, Served served) {
    List<String> segments = segments(request);
    boolean core = !segments.isEmpty() && segments.get(0).equals("api");
    if (segments.size() < (core ? 3 : 4) || !(core || segments.get(0).equals("apis"))) {
      throw Refusal.noSuchPath();
    }
    String group = core ? "" : segments.get(1);
    String version = segments.get(core ? 1 : 2);
    List<String> rest = segments.subList(core ? 2 : 3, segments.size());
    String namespace = "";
    if (rest.get(0).equals("namespaces") && rest.size() >= 3) {
      Resource inside = served.find(group, version, rest.get(2));
      if (inside != null && inside.kind().namespaced()) {
        namespace = rest.get(1);
        rest = rest.subList(2, rest.size());
      }
    }
    Resource resource = served.find(group, version, rest.get(0));
    if (resource == null || rest.size() > 3) {
      throw Refusal.noSuchPath();
    }
    String name = rest.size() > 1 ? rest.get(1) : "";
    String part = rest.size() > 2 ? rest.get(2) : "";
    boolean lacksNamespace = resource.kind().namespaced() && namespace.isEmpty();
    if ((!part.isEmpty() && !resource.parts().contains(part))
        || (!name.isEmpty() && lacksNamespace)) {
      throw Refusal.noSuchPath();
    }
    return new Call(request, resource, namespace, name, part, query(request.path()));
  }

  private static Map<String, String> query(String path) {
    Map<String, String> query = new LinkedHashMap<>();
    int start = path.indexOf('?');
    if (start >= 0) {
      for (String pair : path.substring(start + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A parameter of the query, empty if it is absent. */
  String parameter(String key) {
    return query.getOrDefault(key, "");
  }

  boolean flag(String key) {
    String value = parameter(key);
    return value.equals("1") || value.equals("true");
  }

  boolean isWatch() {
    return flag("watch");
  }

  /** A number of the query, or a fallback; a text that is none is refused. */
  long number(String key, long fallback) {
    String value = parameter(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Refusal.internal(
          key
              + ": Invalid value: \""
              + value
              + "\": strconv.ParseUint: parsing \""
              + value
              + "\": invalid syntax");
    }
  }

  /** How the answer is to be written. */
  Format format() {
    boolean list = name.isEmpty() && request.isRead() && !isWatch();
    return Format.negotiate(request.accept(), list);
  }

  /** The object in the body, of the call's own kind. */
  Map<String, Object> object() {
    return body(resource.type(), resource.kind().apiVersion(), resource.kind().kind());
  }

  /**
   * The message in the body.
   *
   * @throws Refusal if the body is something else
   */
  Map<String, Object> body(MessageType type, String apiVersion, String kind) {
    byte[] bytes = request.body() == null ? new byte[0] : request.body();
    String media = String.valueOf(request.contentType());
    Map<String, Object> tree;
    if (media.startsWith(ApiRequest.PROTOBUF)) {
      tree = protobuf(type, bytes);
    } else if (media.startsWith(ApiRequest.JSON)) {
      tree = json(bytes, kind);
    } else {
      throw Refusal.mediaType(
          "the body of the request was in an unknown format - accepted media types include: "
              + "application/json, application/vnd.kubernetes.protobuf");
    }
    String sentKind = Trees.text(tree, "kind");
    String sentVersion = Trees.text(tree, "apiVersion");
    if ((!sentKind.isEmpty() && !sentKind.equals(kind))
        || (!sentVersion.isEmpty() && !sentVersion.equals(apiVersion))) {
      throw Refusal.badRequest(
          sentKind + " in version \"" + sentVersion + "\" cannot be handled as a " + kind);
    }
    return tree;
  }

  private static Map<String, Object> protobuf(MessageType type, byte[] bytes) {
    try {
      Envelope envelope = Envelope.read(bytes);
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("kind", envelope.kind());
      tree.put("apiVersion", envelope.apiVersion());
      tree.putAll(Wire.decode(type, envelope.raw()));
      return tree;
    } catch (SchemaException e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> json(byte[] bytes, String kind) {
    try {
      return Json.readObject(bytes);
    } catch (SchemaException e) {
      throw Refusal.badRequest(
          "the object provided is unrecognized (must be of type "
              + kind
              + "): couldn't get version/kind; json parse error: "
              + e.getMessage());
    }
  }

  /** The options of a delete: those of the body, and of the query where the body is silent. */
  Map<String, Object> deleteOptions() {
    Map<String, Object> options = new LinkedHashMap<>();
    if (request.body() != null && request.body().length > 0) {
      MessageType type = Schema.kubernetes().message("meta/v1.DeleteOptions");
      byte[] bytes = request.body();
      options.putAll(
          Envelope.isEnvelope(bytes) ? protobuf(type, bytes) : json(bytes, "DeleteOptions"));
    }
    if (query.containsKey("gracePeriodSeconds")) {
      Trees.fill(options, "gracePeriodSeconds", number("gracePeriodSeconds", 0));
    }
    if (query.containsKey("propagationPolicy")) {
      Trees.fill(options, "propagationPolicy", parameter("propagationPolicy"));
    }
    if (query.containsKey("orphanDependents")) {
      Trees.fill(options, "orphanDependents", flag("orphanDependents"));
    }
    return options;
  }
}
