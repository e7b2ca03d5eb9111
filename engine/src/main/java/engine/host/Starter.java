// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.source.ClusterSource;
import engine.sync.QueueRuntime;
import engine.time.Clock;
import facts.meta.Kind;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Starts the workers of each queue once the kinds it reads are listed. */
final class Starter {
  /** A queue over every kind does not wait longer for kinds whose lists never complete. */
  private static final Duration EVERY_KIND_LIMIT = Duration.ofSeconds(30);

  private final ClusterSource source;
  private final @Nullable EveryKindFollower follower;
  private final Clock clock;

  Starter(ClusterSource source, @Nullable EveryKindFollower follower, Clock clock) {
    this.source = source;
    this.follower = follower;
    this.clock = clock;
  }

  void start(QueueRuntime queue) {
    Set<Kind> awaited = new LinkedHashSet<>(queue.definition().waitsFor());
    boolean everyKind = false;
    for (var relation : queue.definition().reads().values()) {
      if (relation.kind() == null) {
        everyKind = true;
      } else {
        awaited.add(relation.kind());
      }
    }
    AtomicBoolean once = new AtomicBoolean();
    Runnable begin =
        () -> {
          if (once.compareAndSet(false, true)) {
            queue.start();
          }
        };
    CompletableFuture<Void> synced = source.synced(awaited);
    if (everyKind && follower != null) {
      synced = CompletableFuture.allOf(synced, follower.synced());
      clock.schedule(EVERY_KIND_LIMIT, begin);
    }
    var unused = synced.thenRun(begin);
  }
}
