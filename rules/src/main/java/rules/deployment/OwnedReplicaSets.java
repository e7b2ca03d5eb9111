// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ReplicaSets of a Deployment as the cache shows them: the new one, the old ones, and sums. */
public final class OwnedReplicaSets {
  /** By creation, then name: the order in which ReplicaSets are found and give up replicas. */
  static final Comparator<ReplicaSet> BY_AGE =
      Comparator.comparing(ReplicaSet::getCreationTimestamp).thenComparing(ReplicaSet::getName);

  private final @Nullable ReplicaSet current;
  private final List<ReplicaSet> old;

  /**
   * The ReplicaSets of one Deployment.
   *
   * @param current the one with the Deployment's template, or null
   * @param old the others, in any order
   */
  public OwnedReplicaSets(@Nullable ReplicaSet current, List<ReplicaSet> old) {
    this.current = current;
    this.old = old.stream().sorted(BY_AGE).toList();
  }

  /** The old ones, the oldest first. */
  public List<ReplicaSet> getOld() {
    return old;
  }

  /** The old ones and the new one, as far as it was there before this sync. */
  public List<ReplicaSet> getAll() {
    List<ReplicaSet> all = new ArrayList<>(old);
    if (current != null) {
      all.add(current);
    }
    return all;
  }

  /** The old ones and this new one, which may not have been there before this sync. */
  List<ReplicaSet> with(NewReplicaSet created) {
    List<ReplicaSet> all = new ArrayList<>(old);
    all.add(created.getReplicaSet());
    return all;
  }

  /** Those that want replicas. */
  public List<ReplicaSet> getActive() {
    return getAll().stream().filter(rs -> rs.getReplicas() > 0).toList();
  }

  /** How many want replicas. */
  public int getActiveCount() {
    return getActive().size();
  }

  /** Replicas that the old ones want together. */
  public int getOldSize() {
    return old.stream().mapToInt(ReplicaSet::getReplicas).sum();
  }

  /**
   * The first that wants replicas; else the new one; else the newest old one; null when there is
   * none at all.
   */
  public @Nullable ReplicaSet getSoleOrNewest() {
    List<ReplicaSet> active = getActive();
    if (!active.isEmpty()) {
      return active.get(0);
    }
    if (current != null || old.isEmpty()) {
      return current;
    }
    return old.get(old.size() - 1);
  }
}
