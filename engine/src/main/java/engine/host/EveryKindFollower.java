// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.discovery.Discovered;
import engine.discovery.Discovery;
import engine.discovery.Resource;
import engine.source.ClusterSource;
import facts.meta.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Follows the metadata of every kind that can be listed, watched and deleted, as discovery finds
 * kinds and loses them.
 */
final class EveryKindFollower {
  private static final Set<String> IGNORED = Set.of("events", "events.events.k8s.io");

  private final ClusterSource source;
  private final Discovery discovery;
  private final Runnable onError;
  private final Set<Kind> followed = new LinkedHashSet<>();
  private final CompletableFuture<Void> first = new CompletableFuture<>();

  /**
   * A follower that has not started.
   *
   * @param onError hears of each failure to find out the kinds
   */
  EveryKindFollower(ClusterSource source, Discovery discovery, Runnable onError) {
    this.source = source;
    this.discovery = discovery;
    this.onError = onError;
  }

  void start() {
    discovery.listen(
        new Discovery.Listener() {
          @Override
          public void served(Discovered now) {
            follow(now);
          }

          @Override
          public void failed(String why) {
            onError.run();
          }
        });
    var unused =
        discovery
            .ask()
            .thenAccept(
                found -> {
                  follow(found);
                  first.complete(null);
                });
  }

  /** Done when discovery has answered once and every kind found then is listed. */
  CompletableFuture<Void> synced() {
    return first.thenCompose(
        unused -> {
          synchronized (this) {
            return source.synced(new ArrayList<>(followed));
          }
        });
  }

  /** Whether it follows the kind. */
  synchronized boolean follows(Kind kind) {
    return followed.contains(kind);
  }

  private void follow(Discovered found) {
    Set<Kind> wanted = new LinkedHashSet<>();
    for (Resource resource : found.preferred()) {
      Kind kind = LiveReader.kind(resource);
      if (resource.canBeWatched()
          && resource.verbs().contains("delete")
          && !IGNORED.contains(kind.qualifiedResource())) {
        wanted.add(kind);
      }
    }
    List<Kind> added = new ArrayList<>();
    List<Kind> gone = new ArrayList<>();
    synchronized (this) {
      for (Kind kind : wanted) {
        if (followed.add(kind)) {
          added.add(kind);
        }
      }
      for (Kind kind : List.copyOf(followed)) {
        if (!wanted.contains(kind) && !found.failures().containsKey(kind.apiVersion())) {
          followed.remove(kind);
          gone.add(kind);
        }
      }
    }
    added.forEach(kind -> source.add(kind, ClusterSource.Depth.METADATA));
    gone.forEach(kind -> source.remove(kind, ClusterSource.Depth.METADATA));
  }
}
