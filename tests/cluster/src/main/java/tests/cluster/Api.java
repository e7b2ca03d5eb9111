// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A REST client for tests: objects are JSON maps, their kind is found by discovery. Safe for many
 * threads.
 */
public final class Api {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String DISCOVERY =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final URI server;
  private final HttpClient client;
  private final Kinds kinds;

  Api(URI server, SSLContext tls) {
    this.server = server;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    this.kinds =
        new Kinds(
            () ->
                List.of(
                    send("GET", "/api", null, DISCOVERY, null),
                    send("GET", "/apis", null, DISCOVERY, null)));
  }

  /** A watch event: type and object. */
  public record Seen(String type, Map<String, Object> object) {}

  /** The kind behind {@code apiVersion} and {@code kind}. */
  public Kind kind(String apiVersion, String kind) {
    return kinds.of(apiVersion, kind);
  }

  /** All kinds served, at their preferred versions. */
  public List<Kind> kinds() {
    return kinds.all();
  }

  public Map<String, Object> create(Map<String, Object> object) {
    return send("POST", collectionOf(object), Json.write(object), null, "application/json");
  }

  /** Replaces the object, or one part of it ({@code status}, {@code scale}, {@code finalize}). */
  public Map<String, Object> update(Map<String, Object> object, @Nullable String part) {
    return send("PUT", pathOf(object, part), Json.write(object), null, "application/json");
  }

  /** Server-side apply, forced, by field manager {@code tests}. */
  public Map<String, Object> apply(Map<String, Object> object) {
    return send(
        "PATCH",
        pathOf(object, null) + "?fieldManager=tests&force=true",
        Json.write(object),
        null,
        "application/apply-patch+yaml");
  }

  /**
   * Patches an object or one part of it.
   *
   * @param type {@code merge}, {@code strategic} or {@code json}
   */
  public Map<String, Object> patch(
      Kind kind,
      @Nullable String namespace,
      String name,
      @Nullable String part,
      String type,
      Object patch) {
    String media =
        type.equals("strategic")
            ? "application/strategic-merge-patch+json"
            : "application/" + type + "-patch+json";
    return send("PATCH", with(kind.path(namespace, name), part), Json.write(patch), null, media);
  }

  /** The object, or empty if the server has none. */
  public Optional<Map<String, Object>> get(Kind kind, @Nullable String namespace, String name) {
    try {
      return Optional.of(send("GET", kind.path(namespace, name), null, null, null));
    } catch (ApiException e) {
      if (e.code() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** All objects of a kind, of one namespace or (null) of all; each with apiVersion and kind. */
  public List<Map<String, Object>> list(
      Kind kind, @Nullable String namespace, @Nullable String labels) {
    String query = labels == null ? "" : "?labelSelector=" + encode(labels);
    Map<String, Object> answer = send("GET", kind.path(namespace, null) + query, null, null, null);
    return Json.objects(answer, "items").stream()
        .map(
            item -> {
              Map<String, Object> whole = new LinkedHashMap<>();
              whole.put("apiVersion", kind.apiVersion());
              whole.put("kind", kind.kind());
              whole.putAll(item);
              return whole;
            })
        .toList();
  }

  /**
   * Deletes an object.
   *
   * @param options DeleteOptions fields, such as {@code propagationPolicy}
   */
  public Map<String, Object> delete(
      Kind kind, @Nullable String namespace, String name, Map<String, Object> options) {
    return send(
        "DELETE", kind.path(namespace, name), Json.write(options), null, "application/json");
  }

  /** Sends any request and gives the JSON answer; for what the other methods do not cover. */
  public Map<String, Object> raw(String method, String path, @Nullable Object body) {
    String text = body == null ? null : Json.write(body);
    return send(method, path, text, null, text == null ? null : "application/json");
  }

  /** The plain answer of a GET, such as of {@code /readyz}. */
  public String text(String path) {
    return exchange(HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT).GET().build());
  }

  /**
   * Follows a collection in a thread of its own, from what is there now, until closed or cut by the
   * server.
   *
   * @param seen gets ADDED for each object that is there, then what happens
   */
  public AutoCloseable watch(Kind kind, @Nullable String namespace, Consumer<Seen> seen) {
    String path = kind.path(namespace, null) + "?watch=true&allowWatchBookmarks=false";
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).GET().build();
    Thread reader = new Thread(() -> follow(request, seen), "watch " + path);
    reader.setDaemon(true);
    reader.start();
    return reader::interrupt;
  }

  private void follow(HttpRequest request, Consumer<Seen> seen) {
    try {
      HttpResponse<Stream<String>> answer =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        lines
            .map(Json::parse)
            .takeWhile(event -> !Thread.currentThread().isInterrupted())
            .forEach(event -> seen.accept(seenOf(event)));
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // The server or the test ended: the reader of the watch sees no more events.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked")
  private static Seen seenOf(Map<String, Object> event) {
    return new Seen(Json.text(event, "type"), (Map<String, Object>) event.get("object"));
  }

  private String collectionOf(Map<String, Object> object) {
    return kinds
        .of(Json.text(object, "apiVersion"), Json.text(object, "kind"))
        .path(Json.text(object, "metadata.namespace"), null);
  }

  private String pathOf(Map<String, Object> object, @Nullable String part) {
    Kind kind = kinds.of(Json.text(object, "apiVersion"), Json.text(object, "kind"));
    return with(
        kind.path(Json.text(object, "metadata.namespace"), Json.text(object, "metadata.name")),
        part);
  }

  private static String with(String path, @Nullable String part) {
    return part == null ? path : path + "/" + part;
  }

  private Map<String, Object> send(
      String method,
      String path,
      @Nullable String body,
      @Nullable String accept,
      @Nullable String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(LIMIT)
            .header("Accept", accept == null ? "application/json" : accept)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return Json.parse(exchange(request.build()));
  }

  private String exchange(HttpRequest request) {
    String what = request.method() + " " + request.uri().getPath();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new ApiException(what, answer.statusCode(), answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new ClusterException(what + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(what + ": interrupted", e);
    }
  }

  /** Label pairs as a selector. */
  public static String selector(Map<?, ?> labels) {
    return labels.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
