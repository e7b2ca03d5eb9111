// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.Json;
import engine.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the two events of an election on its Lease; a failure is only logged. */
public final class LeaderEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LeaderEvents.class);
  private static final String COMPONENT = "kube-controller-manager";

  private final ApiClient client;
  private final Clock clock;

  public LeaderEvents(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Writes that {@code identity} became leader. */
  public CompletableFuture<Void> becameLeader(StoredLease lease, String identity) {
    return write(lease, identity + " became leader");
  }

  /** Writes that {@code identity} stopped leading. */
  public CompletableFuture<Void> stoppedLeading(StoredLease lease, String identity) {
    return write(lease, identity + " stopped leading");
  }

  private CompletableFuture<Void> write(StoredLease lease, String message) {
    JsonNode metadata = lease.object().path("metadata");
    String namespace = metadata.path("namespace").asString("");
    String name = metadata.path("name").asString("");
    Instant now = clock.now();
    long unixNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    ObjectNode event = Json.object("v1", "Event");
    event
        .putObject("metadata")
        .put("name", name + "." + Long.toHexString(unixNanos))
        .put("namespace", namespace);
    event
        .putObject("involvedObject")
        .put("kind", "Lease")
        .put("apiVersion", "coordination.k8s.io/v1")
        .put("namespace", namespace)
        .put("name", name)
        .put("uid", metadata.path("uid").asString(""))
        .put("resourceVersion", lease.version());
    event.put("reason", "LeaderElection").put("message", message).put("type", "Normal");
    event.put("count", 1).put("firstTimestamp", time).put("lastTimestamp", time);
    event.putObject("source").put("component", COMPONENT);
    event.put("reportingComponent", COMPONENT).put("reportingInstance", "");
    String path = "/api/v1/namespaces/" + namespace + "/events";
    return client
        .send(ApiRequest.json("POST", path, Json.bytes(event)))
        .handle((response, failure) -> log(message, response, failure));
  }

  private static @Nullable Void log(
      String message, @Nullable ApiResponse response, @Nullable Throwable failure) {
    if (failure != null || response == null || !response.isOk()) {
      LOG.atWarn()
          .addKeyValue("event", message)
          .addKeyValue("cause", failure == null ? "refused" : failure.getMessage())
          .log("writing an event failed; it is dropped");
    }
    return null;
  }
}
