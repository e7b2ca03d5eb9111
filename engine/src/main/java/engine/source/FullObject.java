// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.schema.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gives all of an object, from what is kept of it, else from the server. */
public final class FullObject {
  private final ApiClient client;

  public FullObject(ApiClient client) {
    this.client = client;
  }

  /**
   * The whole of an object as it was observed, or as it is now when it isn't kept.
   *
   * @return its JSON form; empty when the server has it no more, or another of its name; fails with
   *     {@link ApiException} when the server gives no usable answer
   */
  public CompletableFuture<Optional<Map<String, Object>>> of(ClusterObject object) {
    Map<String, Object> kept = object.tree();
    if (kept != null) {
      return CompletableFuture.completedFuture(Optional.of(kept));
    }
    return live(object.kind(), object.getNamespace(), object.getName())
        .thenApply(found -> found.filter(tree -> uid(tree).equals(object.getUid())));
  }

  /** Reads an object from the server; empty when there is none. */
  public CompletableFuture<Optional<Map<String, Object>>> live(
      Kind kind, String namespace, String name) {
    ApiRequest request = ApiRequest.get(path(kind, namespace, name));
    return client.send(request).thenApply(answer -> read(request, answer));
  }

  /** Path of one object. */
  public static String path(Kind kind, String namespace, String name) {
    String collection = Targets.collection(kind);
    if (!namespace.isEmpty()) {
      int resource = collection.lastIndexOf('/');
      collection =
          collection.substring(0, resource)
              + "/namespaces/"
              + namespace
              + collection.substring(resource);
    }
    return collection + "/" + name;
  }

  private static Optional<Map<String, Object>> read(ApiRequest request, ApiResponse answer) {
    if (answer.code() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw ApiException.refused(
          "reading " + request.path() + ": the server answered " + StatusReader.of(answer), answer);
    }
    return Optional.of(Json.readObject(answer.body()));
  }

  private static String uid(Map<String, Object> tree) {
    return tree.get("metadata") instanceof Map<?, ?> metadata
        ? String.valueOf(metadata.get("uid"))
        : "";
  }
}
