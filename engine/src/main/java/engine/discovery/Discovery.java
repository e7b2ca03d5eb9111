// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.time.Clock;
import facts.schema.Json;
import facts.schema.SchemaException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what the API server serves and tells of changes; safe for use by many threads. */
public final class Discovery implements AutoCloseable {
  /** Pause between two questions. */
  public static final Duration REFRESH = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

  /** Hears what is served, first when it is known and then whenever it changes. */
  public interface Listener {
    void served(Discovered now);

    /** Hears that the regular question failed. */
    default void failed(String why) {}
  }

  private final ApiClient client;
  private final Clock clock;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Discovered latest;
  private volatile boolean closed;
  private Clock.@Nullable Timer next;

  public Discovery(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Asks now and every 30 s; a failed question keeps what is known. */
  public void start() {
    refresh();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }

  /** Hears changes from now on, and at once what is known already. */
  public void listen(Listener listener) {
    listeners.add(listener);
    Discovered known = latest;
    if (known != null) {
      listener.served(known);
    }
  }

  /** What was found last, null before the first answer. */
  public @Nullable Discovered latest() {
    return latest;
  }

  /**
   * Asks the server now, beside the regular refresh.
   *
   * @return what is served; fails with {@link ApiException} when the groups can't be listed
   */
  public CompletableFuture<Discovered> ask() {
    Collected core = new Collected();
    Collected others = new Collected();
    return ask("/api", core)
        .thenCombine(ask("/apis", others), (a, b) -> joined(core, others))
        .thenApply(this::noted);
  }

  private static Discovered joined(Collected core, Collected others) {
    core.groups.addAll(others.groups);
    core.resources.addAll(others.resources);
    core.failures.putAll(others.failures);
    return core.result();
  }

  private CompletableFuture<Void> ask(String path, Collected into) {
    return client
        .send(ApiRequest.get(path).accepting(Aggregated.ACCEPT))
        .thenCompose(answer -> read(path, answer, into));
  }

  private CompletableFuture<Void> read(String path, ApiResponse answer, Collected into) {
    if (!answer.isOk()) {
      throw ApiException.refused(
          "discovering "
              + path
              + ": the server answered "
              + answer.code()
              + " "
              + answer.text().strip(),
          answer);
    }
    Map<String, Object> tree;
    try {
      tree = Json.readObject(answer.body());
    } catch (SchemaException e) {
      throw ApiException.noAnswer("discovering " + path + ": the answer is unreadable: " + e, e);
    }
    String type = String.valueOf(answer.header("content-type"));
    if (type.contains("g=apidiscovery.k8s.io")) {
      Aggregated.read(tree, into);
      return CompletableFuture.completedFuture(null);
    }
    return new Legacy(client)
        .read(path.equals("/api") ? Legacy.core(tree) : Legacy.groups(tree), into);
  }

  private Discovered noted(Discovered found) {
    boolean changed;
    synchronized (this) {
      changed = !found.equals(latest);
      latest = found;
    }
    if (changed && !closed) {
      listeners.forEach(listener -> listener.served(found));
    }
    return found;
  }

  private void refresh() {
    var unused =
        ask()
            .whenComplete(
                (found, failure) -> {
                  if (failure != null) {
                    Throwable cause =
                        failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    LOG.atWarn()
                        .addKeyValue("after", REFRESH)
                        .log("discovery failed; what was known stays: " + cause.getMessage());
                    listeners.forEach(
                        listener -> listener.failed(String.valueOf(cause.getMessage())));
                  }
                  scheduleNext();
                });
  }

  private synchronized void scheduleNext() {
    if (!closed) {
      next = clock.schedule(REFRESH, this::refresh);
    }
  }
}
