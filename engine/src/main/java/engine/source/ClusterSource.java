// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.time.Clock;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows kinds of an API server for as long as someone uses them; safe for use by many threads.
 *
 * <p>A kind has one stream, whoever uses it: of whole facts when one user wants those, else of
 * metadata.
 */
public final class ClusterSource implements AutoCloseable {
  /** How much of each object a user wants. */
  public enum Depth {
    METADATA,
    FULL
  }

  private final ApiClient client;
  private final Clock clock;
  private final RandomGenerator random;
  private final Function<Kind, KindSink> sinks;
  private final Liveness liveness;
  private final Map<Kind, Followed> kinds = new LinkedHashMap<>();
  private boolean closed;

  /**
   * Follows nothing yet.
   *
   * @param sinks gives the sink of a kind, the same one each time
   * @param reconnect makes the client leave connections that have proved dead
   */
  public ClusterSource(
      ApiClient client,
      Clock clock,
      RandomGenerator random,
      Function<Kind, KindSink> sinks,
      Runnable reconnect) {
    this.client = client;
    this.clock = clock;
    this.random = random;
    this.sinks = sinks;
    this.liveness = new Liveness(client, clock, this::streams, reconnect);
  }

  /** Begins to watch over the streams' connections. */
  public void start() {
    liveness.start();
  }

  /** Adds a user of a kind; the first one starts its stream, a more demanding one restarts it. */
  public void add(Kind kind, Depth depth) {
    KubeStream before;
    KubeStream next;
    synchronized (this) {
      if (closed) {
        return;
      }
      Followed followed = kinds.computeIfAbsent(kind, Followed::new);
      followed.count(depth, 1);
      if (followed.isDeepEnough()) {
        return;
      }
      before = followed.stream;
      next = followed.replaceStream();
    }
    // Not under the lock: a stream's sink may itself add and remove kinds.
    if (before != null) {
      before.close();
    }
    next.start();
  }

  /** Takes a user of a kind away; the stream ends with the last one. */
  public void remove(Kind kind, Depth depth) {
    KubeStream ending = null;
    synchronized (this) {
      Followed followed = kinds.get(kind);
      if (followed != null && !followed.count(depth, -1)) {
        ending = followed.stream;
        kinds.remove(kind);
      }
    }
    if (ending != null) {
      ending.close();
    }
  }

  /** The kinds that are followed now. */
  public synchronized List<Kind> kinds() {
    return new ArrayList<>(kinds.keySet());
  }

  /** Done when the first full list of each kind is complete; at once for kinds not followed. */
  public synchronized CompletableFuture<Void> synced(Collection<Kind> wanted) {
    return CompletableFuture.allOf(
        kinds.values().stream()
            .filter(followed -> wanted.contains(followed.kind))
            .map(followed -> followed.synced)
            .toArray(CompletableFuture[]::new));
  }

  /**
   * Waits until the first full list of each kind is complete.
   *
   * @return the kinds that weren't by then; empty when all is well
   * @throws InterruptedException if the thread is interrupted
   */
  public List<Kind> awaitSynced(Collection<Kind> wanted, Duration limit)
      throws InterruptedException {
    try {
      synced(wanted).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // what is missing is told below
    } catch (ExecutionException e) {
      throw new IllegalStateException("a kind's first list failed for good", e);
    }
    synchronized (this) {
      return kinds.values().stream()
          .filter(followed -> wanted.contains(followed.kind) && !followed.synced.isDone())
          .map(followed -> followed.kind)
          .toList();
    }
  }

  @Override
  public void close() {
    liveness.close();
    Collection<KubeStream> ending;
    synchronized (this) {
      closed = true;
      ending = streams();
      kinds.clear();
    }
    ending.forEach(KubeStream::close);
  }

  private synchronized Collection<KubeStream> streams() {
    List<KubeStream> streams = new ArrayList<>();
    for (Followed followed : kinds.values()) {
      if (followed.stream != null) {
        streams.add(followed.stream);
      }
    }
    return streams;
  }

  /** One kind with its users and its stream. */
  private final class Followed {
    private final Kind kind;
    private CompletableFuture<Void> synced = new CompletableFuture<>();
    private int wholes;
    private int metadatas;
    private @Nullable Depth running;
    private @Nullable KubeStream stream;

    Followed(Kind kind) {
      this.kind = kind;
    }

    /** Returns whether anyone uses the kind still. */
    boolean count(Depth depth, int change) {
      if (depth == Depth.FULL) {
        wholes = Math.max(0, wholes + change);
      } else {
        metadatas = Math.max(0, metadatas + change);
      }
      return wholes + metadatas > 0;
    }

    /** Whether the stream gives what its users want, or more. */
    boolean isDeepEnough() {
      return running == Depth.FULL || (running == Depth.METADATA && wholes == 0);
    }

    KubeStream replaceStream() {
      running = wholes > 0 ? Depth.FULL : Depth.METADATA;
      synced = new CompletableFuture<>();
      Target target = Targets.of(kind, running == Depth.METADATA);
      KubeStream next =
          new KubeStream(target, new Signal(sinks.apply(kind), synced), client, clock, random);
      stream = next;
      return next;
    }
  }

  /** Passes everything on and notes the first complete list. */
  private record Signal(KindSink next, CompletableFuture<Void> synced) implements KindSink {
    @Override
    public void relisting() {
      next.relisting();
    }

    @Override
    public void observed(ClusterObject object) {
      next.observed(object);
    }

    @Override
    public void kept(String key) {
      next.kept(key);
    }

    @Override
    public void deleted(ClusterObject lastState) {
      next.deleted(lastState);
    }

    @Override
    public void bookmark(long resourceVersion) {
      next.bookmark(resourceVersion);
    }

    @Override
    public void synced(long resourceVersion) {
      next.synced(resourceVersion);
      synced.complete(null);
    }

    @Override
    public void problem(String text) {
      next.problem(text);
    }
  }
}
