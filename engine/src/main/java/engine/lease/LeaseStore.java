// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One Lease on a server; failures come as failed futures. */
public interface LeaseStore {
  /** Reads the Lease; empty if there is none. */
  CompletableFuture<Optional<StoredLease>> get();

  /** Makes the Lease; fails if it exists. */
  CompletableFuture<StoredLease> create(LeaseRecord record);

  /** Replaces the Lease if it is still at the version of {@code base}; fails if it isn't. */
  CompletableFuture<StoredLease> update(StoredLease base, LeaseRecord record);

  /**
   * Starts telling about changes until closed.
   *
   * @param changed called with each version seen
   * @param ended called once when no more changes will be told, so that the caller polls
   * @return closes the watch; a store that can't watch calls {@code ended} at once
   */
  AutoCloseable watch(Consumer<StoredLease> changed, Runnable ended);
}
