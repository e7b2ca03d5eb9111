// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import facts.intent.Failure;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.Ref;
import facts.schema.Envelope;
import facts.schema.Json;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Objects over the wire: paths, bodies and answers, in protobuf for kinds of the schema and in JSON
 * for others.
 */
public final class ApiObjects {
  /**
   * Shorter than the lease, so that a deposed leader's creates have ended before another one leads.
   */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(10);

  private static final String PROTOBUF_OR_JSON = ApiRequest.PROTOBUF + ", " + ApiRequest.JSON;
  private static final String METADATA_JSON =
      ApiRequest.JSON + ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
  private static final String METADATA_LIST_JSON =
      ApiRequest.JSON + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

  private final ApiClient client;

  /** Objects under one identity. */
  public ApiObjects(ApiClient client) {
    this.client = client;
  }

  /**
   * An answer: an object, or a failure, or neither when the server had nothing to show.
   *
   * @param object the object, or null
   * @param failure why not, or null
   */
  public record Answered(@Nullable ClusterObject object, @Nullable Failure failure) {
    static Answered failed(Failure failure) {
      return new Answered(null, failure);
    }
  }

  /**
   * An answer to a list.
   *
   * @param items the objects
   * @param failure why not, or null
   */
  public record Listed(List<ClusterObject> items, @Nullable Failure failure) {}

  /** The path of an object or, without a name, of its collection. */
  String path(Kind kind, String namespace, String name, String part) {
    StringBuilder path =
        new StringBuilder(kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/");
    path.append(kind.version());
    if (kind.namespaced() && !namespace.isEmpty()) {
      path.append("/namespaces/").append(encoded(namespace));
    }
    path.append('/').append(kind.resource());
    if (!name.isEmpty()) {
      path.append('/').append(encoded(name));
    }
    if (!part.isEmpty()) {
      path.append('/').append(part);
    }
    return path.toString();
  }

  /** A request whose body is a whole object. */
  ApiRequest withObject(String method, String path, Kind kind, Map<String, Object> tree) {
    String limited = path + "?timeout=" + WRITE_LIMIT.toSeconds() + "s";
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("apiVersion", kind.apiVersion());
    typed.put("kind", kind.kind());
    typed.putAll(tree);
    MessageType type = Schema.kubernetes().type(kind);
    if (type == null) {
      return new ApiRequest(
          method,
          limited,
          ApiRequest.JSON,
          ApiRequest.JSON,
          Json.write(typed),
          WRITE_LIMIT.plusSeconds(1));
    }
    byte[] body = Envelope.wrap(kind.apiVersion(), kind.kind(), Wire.encode(type, typed));
    return new ApiRequest(
        method, limited, PROTOBUF_OR_JSON, ApiRequest.PROTOBUF, body, WRITE_LIMIT.plusSeconds(1));
  }

  /**
   * A request with a JSON body; it answers an object of the kind, or metadata where no kind is
   * given.
   */
  ApiRequest withJson(
      String method, String path, String mediaType, Map<String, Object> body, @Nullable Kind kind) {
    String accept =
        kind != null && Schema.kubernetes().type(kind) != null ? PROTOBUF_OR_JSON : ApiRequest.JSON;
    return new ApiRequest(
        method,
        path + "?timeout=" + WRITE_LIMIT.toSeconds() + "s",
        accept,
        mediaType,
        Json.write(body),
        WRITE_LIMIT.plusSeconds(1));
  }

  /** Sends a write; the future never fails. */
  CompletableFuture<Answered> send(ApiRequest request) {
    return client
        .send(request)
        .handle(
            (response, error) ->
                response == null ? Answered.failed(lost(error)) : answered(response));
  }

  /** Reads an object from the API server; the future never fails. */
  public CompletableFuture<Answered> read(Kind kind, Ref target, boolean metadataOnly) {
    String accept =
        metadataOnly || Schema.kubernetes().type(kind) == null ? METADATA_JSON : PROTOBUF_OR_JSON;
    return send(ApiRequest.get(path(kind, target.namespace(), target.name(), "")).accepting(accept))
        .thenApply(answer -> asKind(harmless(answer), kind));
  }

  /**
   * Lists a kind in a namespace, or everywhere when the namespace is empty; the future never fails.
   */
  public CompletableFuture<Listed> list(Kind kind, String namespace, boolean metadataOnly) {
    boolean metadata = metadataOnly || Schema.kubernetes().type(kind) == null;
    ApiRequest request =
        ApiRequest.get(path(kind, namespace, "", ""))
            .accepting(metadata ? METADATA_LIST_JSON + ", " + ApiRequest.JSON : ApiRequest.JSON);
    return client
        .send(request)
        .handle(
            (response, error) -> {
              if (response == null) {
                return new Listed(List.of(), lost(error));
              }
              if (!response.isOk()) {
                return new Listed(List.of(), failure(response));
              }
              return new Listed(items(kind, metadata, response), null);
            });
  }

  /** The JSON form of an object that is kept whole. */
  Map<String, Object> tree(ClusterObject object) {
    MessageType type = Schema.kubernetes().type(object.kind());
    if (type == null || object.whole() == null) {
      throw new IllegalStateException(
          object.kind().kind() + " " + object.key() + " is not kept whole");
    }
    return Wire.decode(type, object.whole().bytes());
  }

  /** The parts of the metadata that merge patches need. */
  Map<String, Object> metadataTree(ClusterObject object) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("finalizers", new ArrayList<>(object.getFinalizers()));
    metadata.put(
        "ownerReferences",
        new ArrayList<>(
            object.getOwnerReferences().stream().map(facts.meta.OwnerReference::toTree).toList()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("metadata", metadata);
    return tree;
  }

  /** Whether two trees of a kind say the same once written and read again. */
  boolean same(Kind kind, Map<String, Object> one, Map<String, Object> other) {
    MessageType type = Schema.kubernetes().type(kind);
    if (type == null) {
      return one.equals(other);
    }
    return Wire.decode(type, Wire.encode(type, one))
        .equals(Wire.decode(type, Wire.encode(type, other)));
  }

  private Answered answered(ApiResponse response) {
    if (!response.isOk()) {
      return Answered.failed(failure(response));
    }
    try {
      return new Answered(object(response), null);
    } catch (SchemaException e) {
      return Answered.failed(
          new Failure(
              response.code(), "", "the answer can't be read: " + e.getMessage(), List.of(), true));
    }
  }

  private static @Nullable ClusterObject object(ApiResponse response) {
    if (response.body().length == 0) {
      return null;
    }
    if (Envelope.isEnvelope(response.body())) {
      Envelope envelope = Envelope.read(response.body());
      if (envelope.kind().equals("Status")) {
        return null;
      }
      return Kinds.read(envelope.apiVersion(), envelope.kind(), envelope.raw());
    }
    Map<String, Object> tree = Json.readObject(response.body());
    return "Status".equals(tree.get("kind")) ? null : Kinds.fromTree(tree);
  }

  /** A read that was not answered has changed nothing all the same. */
  private static Answered harmless(Answered answer) {
    Failure failure = answer.failure();
    return failure == null || !failure.unknown()
        ? answer
        : Answered.failed(
            new Failure(
                failure.code(), failure.reason(), failure.message(), failure.causes(), false));
  }

  /** An answer that came as bare metadata gets the kind that was asked for. */
  private static Answered asKind(Answered answer, Kind kind) {
    ClusterObject object = answer.object();
    if (object == null || object.kind().equals(kind)) {
      return answer;
    }
    return new Answered(Kinds.partialOf(kind, object), null);
  }

  private static List<ClusterObject> items(Kind kind, boolean metadata, ApiResponse response) {
    List<ClusterObject> items = new ArrayList<>();
    Object found = Json.readObject(response.body()).get("items");
    if (found instanceof List<?> list) {
      for (Object item : list) {
        items.add(
            metadata
                ? Kinds.partial(kind, Json.asObject(item))
                : Kinds.fromTree(kind, Json.asObject(item)));
      }
    }
    return items;
  }

  /** Reads the Status of a refusal. */
  static Failure failure(ApiResponse response) {
    Map<String, Object> status;
    try {
      status = status(response);
    } catch (SchemaException e) {
      status = Map.of();
    }
    Object message = status.get("message");
    Object reason = status.get("reason");
    List<String> causes = new ArrayList<>();
    if (status.get("details") instanceof Map<?, ?> details
        && details.get("causes") instanceof List<?> list) {
      for (Object cause : list) {
        if (cause instanceof Map<?, ?> map && map.get("reason") != null) {
          causes.add(String.valueOf(map.get("reason")));
        }
      }
    }
    String text =
        message == null ? "the server answered " + response.code() : String.valueOf(message);
    return new Failure(
        response.code(),
        reason == null ? "" : String.valueOf(reason),
        text,
        causes,
        response.code() == 504);
  }

  private static Map<String, Object> status(ApiResponse response) {
    if (response.body().length == 0) {
      return Map.of();
    }
    if (Envelope.isEnvelope(response.body())) {
      return Wire.decode(
          Schema.kubernetes().message("meta/v1.Status"), Envelope.read(response.body()).raw());
    }
    return response.body()[0] == '{' ? Json.readObject(response.body()) : Map.of();
  }

  private static Failure lost(@Nullable Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    String text = cause == null ? "no answer" : String.valueOf(cause.getMessage());
    boolean sent = !(cause instanceof ApiException refused && !refused.sent());
    return new Failure(0, "", text, List.of(), sent);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
