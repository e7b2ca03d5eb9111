// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import engine.actuate.ApiObjects;
import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.embedded.Manifest;
import engine.source.FileSource;
import facts.apps.Deployment;
import facts.discovery.Endpoint;
import facts.discovery.EndpointSlice;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The example application as its user sees it: what he does to it and what has become of it. */
final class Shop {
  static final String NAMESPACE = "shop";
  private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/web";

  private final ApiClient client;
  private final ApiObjects objects;

  Shop(ApiClient client) {
    this.client = client;
    this.objects = new ApiObjects(client);
  }

  /** Creates the namespace; what goes wrong is an error of the demo. */
  void createNamespace() {
    byte[] body = "{\"metadata\":{\"name\":\"shop\"}}".getBytes(StandardCharsets.UTF_8);
    send(ApiRequest.json("POST", "/api/v1/namespaces", body));
  }

  /** Creates the application; answers what was created. */
  List<String> apply() {
    List<String> created = new ArrayList<>();
    try (InputStream manifest = Shop.class.getResourceAsStream("application.yaml")) {
      if (manifest == null) {
        throw new IllegalStateException("application.yaml is not on the class path");
      }
      FileSource read = FileSource.read(List.of("-"), manifest);
      for (FileSource.Entry entry : read.entries()) {
        String problem = Manifest.create(client, entry.tree(), entry.object());
        if (!problem.isEmpty()) {
          throw new IllegalStateException(problem);
        }
        created.add(entry.object().kind().kind() + " " + entry.object().getName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading application.yaml", e);
    }
    return created;
  }

  void setImage(String image) {
    patch(
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\""
            + image
            + "\"}]}}}}");
  }

  void scale(int replicas) {
    patch("{\"spec\":{\"replicas\":" + replicas + "}}");
  }

  private void patch(String body) {
    send(
        ApiRequest.of("PATCH", DEPLOYMENT)
            .with("application/strategic-merge-patch+json", body.getBytes(StandardCharsets.UTF_8)));
  }

  void deleteDeployment() {
    send(ApiRequest.of("DELETE", DEPLOYMENT + "?propagationPolicy=Background"));
  }

  /** Whether neither pods nor ReplicaSets are left. */
  boolean holdsNoPods() {
    return list(Kinds.POD).isEmpty() && list(Kinds.REPLICA_SET).isEmpty();
  }

  void deleteNamespace() {
    send(ApiRequest.of("DELETE", "/api/v1/namespaces/" + NAMESPACE));
  }

  private void send(ApiRequest request) {
    ApiResponse response = client.send(request).join();
    if (!response.isOk()) {
      throw new IllegalStateException("sending " + request + ": " + response.text());
    }
  }

  /** Whether the object is there. */
  boolean has(Kind kind, String namespace, String name) {
    return find(kind, namespace, name) != null;
  }

  private @Nullable ClusterObject find(Kind kind, String namespace, String name) {
    Ref ref = new Ref(kind.apiVersion(), kind.kind(), namespace, name, "");
    return objects.read(kind, ref, false).join().object();
  }

  /** Whether the Deployment has so many available pods, all of the newest template, no others. */
  boolean isRolledOut(int replicas) {
    return find(Kinds.DEPLOYMENT, NAMESPACE, "web") instanceof Deployment web
        && web.getObservedGeneration() >= web.getGeneration()
        && web.getStatusReplicas() == replicas
        && web.getUpdatedReplicas() == replicas
        && web.getAvailableReplicas() == replicas;
  }

  /** What the Deployment says of itself. */
  String progress() {
    return find(Kinds.DEPLOYMENT, NAMESPACE, "web") instanceof Deployment web
        ? "Deployment web: "
            + web.getUpdatedReplicas()
            + " of "
            + web.getReplicas()
            + " updated, "
            + web.getAvailableReplicas()
            + " available"
        : "Deployment web: none";
  }

  /** The addresses of the service that take traffic. */
  List<String> endpoints() {
    List<String> ready = new ArrayList<>();
    for (ClusterObject object : list(Kinds.ENDPOINT_SLICE)) {
      if (object instanceof EndpointSlice slice) {
        for (Endpoint endpoint : slice.getEndpoints()) {
          if (Boolean.TRUE.equals(endpoint.ready())) {
            ready.addAll(endpoint.addresses());
          }
        }
      }
    }
    return ready;
  }

  private List<ClusterObject> list(Kind kind) {
    return objects.list(kind, NAMESPACE, false).join().items();
  }

  /** What the namespace still holds, of the kinds that the demo made or caused. */
  String rest() {
    List<String> left = new ArrayList<>();
    for (Kind kind :
        List.of(
            Kinds.DEPLOYMENT,
            Kinds.REPLICA_SET,
            Kinds.POD,
            Kinds.SERVICE,
            Kinds.ENDPOINT_SLICE,
            Kinds.CONFIG_MAP,
            Kinds.JOB)) {
      int count = list(kind).size();
      if (count > 0) {
        left.add(count + " " + kind.resource());
      }
    }
    return left.isEmpty() ? "nothing" : String.join(", ", left);
  }
}
