// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A Lease of the API server. */
public final class ApiLeaseStore implements LeaseStore {
  private static final int NOT_FOUND = 404;
  private static final int WATCH_SECONDS = 600;

  private final ApiClient client;
  private final String namespace;
  private final String name;
  private final Duration timeout;

  /**
   * Reaches one Lease; connects to nothing yet.
   *
   * @param timeout longest wait for each answer
   */
  public ApiLeaseStore(ApiClient client, String namespace, String name, Duration timeout) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
    this.timeout = timeout;
  }

  private String collection() {
    return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
  }

  @Override
  public CompletableFuture<Optional<StoredLease>> get() {
    return client
        .send(ApiRequest.get(collection() + "/" + name).within(timeout))
        .thenApply(
            response ->
                response.code() == NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(read("reading", response)));
  }

  @Override
  public CompletableFuture<StoredLease> create(LeaseRecord record) {
    byte[] body = Json.bytes(LeaseJson.fresh(namespace, name, record));
    return client
        .send(ApiRequest.json("POST", collection(), body).within(timeout))
        .thenApply(response -> read("creating", response));
  }

  @Override
  public CompletableFuture<StoredLease> update(StoredLease base, LeaseRecord record) {
    byte[] body = Json.bytes(LeaseJson.changed(base, record));
    return client
        .send(ApiRequest.json("PUT", collection() + "/" + name, body).within(timeout))
        .thenApply(response -> read("updating", response));
  }

  private StoredLease read(String doing, ApiResponse response) {
    if (!response.isOk()) {
      throw ApiException.refused(
          doing
              + " Lease "
              + namespace
              + "/"
              + name
              + ": the server answered "
              + response.code()
              + ": "
              + Json.message(response),
          response);
    }
    return LeaseJson.read(Json.parse(response));
  }

  @Override
  public AutoCloseable watch(Consumer<StoredLease> changed, Runnable ended) {
    String path =
        collection()
            + "?watch=true&timeoutSeconds="
            + WATCH_SECONDS
            + "&fieldSelector=metadata.name%3D"
            + name;
    return client.open(ApiRequest.get(path).within(timeout), new LeaseWatch(changed, ended));
  }

  /** Whether a line of the watch tells a Lease; used by {@link LeaseWatch}. */
  static Optional<StoredLease> event(ObjectNode line) {
    String type = line.path("type").asString("");
    return (type.equals("ADDED") || type.equals("MODIFIED"))
            && line.path("object") instanceof ObjectNode object
        ? Optional.of(LeaseJson.read(object))
        : Optional.empty();
  }
}
