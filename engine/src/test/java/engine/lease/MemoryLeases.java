// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** One Lease in memory with versions and conflicts; each process has its own way to reach it. */
final class MemoryLeases {
  private Optional<StoredLease> lease = Optional.empty();
  private int version;
  private int writes;
  private final List<Consumer<StoredLease>> watchers = new ArrayList<>();

  int writes() {
    return writes;
  }

  LeaseRecord record() {
    return lease.orElseThrow().record();
  }

  void seed(LeaseRecord record) {
    store(record);
  }

  private StoredLease store(LeaseRecord record) {
    ObjectNode object = LeaseJson.fresh("kube-system", "kube-controller-manager", record);
    object.withObject("/metadata").put("resourceVersion", Integer.toString(++version));
    StoredLease stored = LeaseJson.read(object);
    lease = Optional.of(stored);
    List.copyOf(watchers).forEach(watcher -> watcher.accept(stored));
    return stored;
  }

  /** A way to reach the Lease that can be cut. */
  final class Access implements LeaseStore {
    private final boolean watches;
    boolean cut;
    int reads;

    Access(boolean watches) {
      this.watches = watches;
    }

    @Override
    public CompletableFuture<Optional<StoredLease>> get() {
      reads++;
      return cut ? failed("unreachable") : CompletableFuture.completedFuture(lease);
    }

    @Override
    public CompletableFuture<StoredLease> create(LeaseRecord record) {
      if (cut || lease.isPresent()) {
        return failed(cut ? "unreachable" : "exists");
      }
      writes++;
      return CompletableFuture.completedFuture(store(record));
    }

    @Override
    public CompletableFuture<StoredLease> update(StoredLease base, LeaseRecord record) {
      if (cut || !lease.orElseThrow().version().equals(base.version())) {
        return failed(cut ? "unreachable" : "conflict");
      }
      writes++;
      return CompletableFuture.completedFuture(store(record));
    }

    @Override
    public AutoCloseable watch(Consumer<StoredLease> changed, Runnable ended) {
      if (!watches) {
        ended.run();
        return () -> {};
      }
      watchers.add(changed);
      return () -> watchers.remove(changed);
    }

    private static <T> CompletableFuture<T> failed(String why) {
      return CompletableFuture.failedFuture(new IllegalStateException(why));
    }
  }
}
