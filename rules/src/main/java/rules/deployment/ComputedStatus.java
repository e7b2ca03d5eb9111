// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.intent.Change;
import facts.meta.Condition;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The status of a Deployment, as its ReplicaSets sum up to it. */
public final class ComputedStatus {
  static final String FAILURE = "ReplicaFailure";

  private final @Nullable ReplicaSet current;
  private final List<ReplicaSet> all;
  private final int desired;
  private final int minAvailable;
  private final @Nullable Integer terminating;

  private ComputedStatus(
      Deployment deployment,
      @Nullable ReplicaSet current,
      List<ReplicaSet> all,
      @Nullable Integer terminating) {
    this.current = current;
    this.all = all;
    this.desired = deployment.getReplicas();
    this.minAvailable = desired - Rollout.unavailable(deployment);
    this.terminating = terminating;
  }

  /**
   * Sums up.
   *
   * @param current the new ReplicaSet, or null
   * @param terminating whether terminating replicas are counted
   */
  public static ComputedStatus of(
      Deployment deployment,
      OwnedReplicaSets sets,
      @Nullable NewReplicaSet current,
      boolean terminating) {
    List<ReplicaSet> all = current == null ? sets.getOld() : sets.with(current);
    ReplicaSet rs = current == null ? null : current.getReplicaSet();
    return new ComputedStatus(deployment, rs, all, terminating ? terminatingOf(all) : null);
  }

  /** Pods of all ReplicaSets. */
  public int getReplicas() {
    return sum(ReplicaSet::getStatusReplicas);
  }

  /** Pods of the new ReplicaSet. */
  public int getUpdated() {
    return current == null ? 0 : current.getStatusReplicas();
  }

  /** Ready pods. */
  public int getReady() {
    return sum(ReplicaSet::getReadyReplicas);
  }

  /** Available pods. */
  public int getAvailable() {
    return sum(ReplicaSet::getAvailableReplicas);
  }

  /** Wanted pods that are not available. */
  public int getUnavailable() {
    return Math.max(0, sum(ReplicaSet::getReplicas) - getAvailable());
  }

  /** Pods on their way out; null when a ReplicaSet does not say, or they are not counted. */
  public @Nullable Integer getTerminating() {
    return terminating;
  }

  /** Whether all wanted pods are new and available, and there are no others. */
  public boolean isComplete() {
    return getUpdated() == desired && getReplicas() == desired && getAvailable() == desired;
  }

  /** The counts, as a change of the status. */
  public Change written(Deployment deployment) {
    return Change.status(deployment)
        .set("status.observedGeneration", deployment.getGeneration())
        .set("status.replicas", getReplicas())
        .set("status.updatedReplicas", getUpdated())
        .set("status.readyReplicas", getReady())
        .set("status.availableReplicas", getAvailable())
        .set("status.unavailableReplicas", getUnavailable())
        .set("status.terminatingReplicas", terminating);
  }

  /** Whether no more pods are missing than may be. */
  boolean isAvailable() {
    return getAvailable() >= minAvailable;
  }

  /** What messages about progress speak of. */
  String subject(Deployment deployment) {
    return current == null
        ? "Deployment \"" + deployment.getName() + "\""
        : "ReplicaSet \"" + current.getName() + "\"";
  }

  /** A failure that a ReplicaSet reports, the new one before the others, or null. */
  @Nullable Condition failure() {
    Condition own = current == null ? null : current.condition(FAILURE);
    if (own != null) {
      return own;
    }
    for (ReplicaSet rs : all) {
      Condition condition = rs.condition(FAILURE);
      if (condition != null) {
        return condition;
      }
    }
    return null;
  }

  private int sum(ToIntFunction<ReplicaSet> field) {
    return all.stream().mapToInt(field).sum();
  }

  /**
   * A ReplicaSet that its controller has not seen yet has none; one that was seen and does not say
   * leaves it open.
   */
  private static @Nullable Integer terminatingOf(List<ReplicaSet> all) {
    int sum = 0;
    for (ReplicaSet rs : all) {
      Integer count = rs.getTerminatingReplicas();
      if (count == null && rs.getObservedGeneration() != 0) {
        return null;
      }
      sum += count == null ? 0 : count;
    }
    return sum;
  }
}
