// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import engine.time.Clock;
import facts.schema.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** Answers requests: finds what they are about and lets the parts of the server do it. */
final class Server {
  private static final String DISCOVERY =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final Served served = new Served();
  private final Store store;
  private final Clock clock;
  private final Executor executor;
  private final Creation creation;
  private final Update update;
  private final Deletion deletion;
  private final Patching patching;
  private final Parts parts;
  private final Lists lists;
  private final Map<String, Map<String, Long>> writes = new TreeMap<>();

  Server(Store store, Clock clock, Random random, Executor executor) {
    this.store = store;
    this.clock = clock;
    this.executor = executor;
    this.creation = new Creation(store, served, clock, random);
    this.update = new Update(store);
    this.deletion = new Deletion(store, clock);
    this.patching = new Patching(update);
    this.parts = new Parts(store, served, update, patching, deletion, clock);
    this.lists = new Lists(store);
  }

  /** Begins to simulate the scheduler and the nodes. */
  void simulate(Assumptions assumptions) {
    new Kubelets(store, served, parts, deletion, clock, assumptions).start();
  }

  /** Successful writes by identity and verb. */
  Map<String, Map<String, Long>> writes() {
    synchronized (store) {
      Map<String, Map<String, Long>> copy = new TreeMap<>();
      writes.forEach((identity, verbs) -> copy.put(identity, new TreeMap<>(verbs)));
      return copy;
    }
  }

  void execute(Runnable task) {
    executor.execute(task);
  }

  /**
   * Answers a request.
   *
   * @throws Refusal if it is refused
   */
  ApiResponse answer(ApiRequest request, String identity) {
    List<String> segments = Call.segments(request);
    if (segments.size() == 1) {
      return document(segments.get(0), request);
    }
    Call call = Call.read(request, served);
    Format format = call.format();
    synchronized (store) {
      ApiResponse response = new Answering(call, format).answer();
      if (!request.isRead()) {
        writes.computeIfAbsent(identity, name -> new TreeMap<>()).merge(verb(call), 1L, Long::sum);
      }
      return response;
    }
  }

  private static String verb(Call call) {
    return switch (call.request().method()) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      default -> "delete";
    };
  }

  /**
   * Opens a watch.
   *
   * @throws Refusal if it is refused
   */
  ApiStream watch(ApiRequest request, StreamSink sink) {
    Call call = Call.read(request, served);
    if (!call.isWatch() || !"GET".equals(request.method())) {
      throw Refusal.badRequest("sending " + request + " as a stream: only watches are streams");
    }
    WatchStream stream = new WatchStream(store, call, call.format(), sink, executor, clock);
    stream.start();
    return stream;
  }

  private ApiResponse document(String name, ApiRequest request) {
    return switch (name) {
      case "livez", "readyz", "healthz" ->
          response(200, "text/plain", "ok".getBytes(StandardCharsets.UTF_8));
      case "version" ->
          response(
              200,
              ApiRequest.JSON,
              Json.write(Trees.of("major", "1", "minor", "37", "gitVersion", "v1.37.2")));
      case "api", "apis" -> {
        if (!request.accept().contains("g=apidiscovery.k8s.io")) {
          throw Refusal.notAcceptable();
        }
        yield response(200, DISCOVERY, Json.write(served.discovery(name.equals("api"))));
      }
      default -> throw Refusal.noSuchPath();
    };
  }

  static ApiResponse response(int code, String type, byte[] body) {
    return new ApiResponse(code, Map.of("content-type", List.of(type)), body);
  }

  /** One request that is being answered, under the store's monitor. */
  private final class Answering {
    private final Call call;
    private final Format format;

    Answering(Call call, Format format) {
      this.call = call;
      this.format = format;
    }

    ApiResponse answer() {
      if (call.query().containsKey("dryRun")) {
        throw Refusal.badRequest("dryRun is not simulated; nothing was written");
      }
      if (!call.part().isEmpty()) {
        return parts.answer(call, format);
      }
      return switch (call.request().method()) {
        case "GET" -> read();
        case "POST" -> create();
        case "PUT" -> replace();
        case "PATCH" -> patch();
        case "DELETE" -> delete();
        default -> throw Refusal.method();
      };
    }

    private ApiResponse read() {
      if (!call.name().isEmpty()) {
        allow("get");
        return object(200, found());
      }
      if (call.isWatch()) {
        throw Refusal.badRequest("a watch can't be gathered; it has to be opened as a stream");
      }
      allow("list");
      return lists.answer(call, format);
    }

    private ApiResponse create() {
      allow("create");
      boolean lacksNamespace = call.resource().kind().namespaced() && call.namespace().isEmpty();
      if (!call.name().isEmpty() || lacksNamespace) {
        throw Refusal.method();
      }
      return object(201, creation.create(call.resource(), call.namespace(), call.object()));
    }

    private ApiResponse replace() {
      allow("update");
      named();
      Map<String, Object> sent = call.object();
      Map<String, Object> old = store.find(call.resource(), call.namespace(), call.name());
      if (old == null && Update.CREATES.contains(call.resource().kind().resource())) {
        return object(201, creation.create(call.resource(), call.namespace(), sent));
      }
      return object(200, update.replace(call, found(), sent, Update.Scope.MAIN));
    }

    private ApiResponse patch() {
      allow("patch");
      named();
      return object(200, patching.patch(call, found(), Update.Scope.MAIN));
    }

    private ApiResponse delete() {
      Map<String, Object> options = call.deleteOptions();
      if (call.name().isEmpty()) {
        allow("deletecollection");
        List<Map<String, Object>> items = new ArrayList<>();
        Selection selection = Selection.of(call);
        for (Map<String, Object> object : store.all(call.resource())) {
          if (selection.matches(object)) {
            items.add(object);
            deletion.delete(call.resource(), object, options);
          }
        }
        Map<String, Object> meta = Trees.of("resourceVersion", Long.toString(store.version()));
        return response(
            200, format.contentType(false), format.list(call.resource().kind(), meta, items));
      }
      allow("delete");
      Map<String, Object> old = found();
      Map<String, Object> left = deletion.delete(call.resource(), old, options);
      if (left != null) {
        return object(200, left);
      }
      Map<String, Object> details = call.resource().details(call.name());
      details.put("uid", Trees.text(old, "metadata", "uid"));
      return response(200, format.contentType(false), format.status(Parts.success(details)));
    }

    private void named() {
      if (call.name().isEmpty()) {
        throw Refusal.method();
      }
    }

    private void allow(String verb) {
      Set<String> verbs = call.resource().verbs();
      if (!verbs.contains(verb)) {
        throw Refusal.method();
      }
    }

    private Map<String, Object> found() {
      return find(store, call);
    }

    private ApiResponse object(int code, Map<String, Object> tree) {
      return response(code, format.contentType(false), format.object(call.resource().kind(), tree));
    }
  }

  /**
   * The object of a call.
   *
   * @throws Refusal if there is none
   */
  static Map<String, Object> find(Store store, Call call) {
    Map<String, Object> found = store.find(call.resource(), call.namespace(), call.name());
    if (found == null) {
      throw Refusal.notFound(call.resource(), call.name());
    }
    return found;
  }
}
