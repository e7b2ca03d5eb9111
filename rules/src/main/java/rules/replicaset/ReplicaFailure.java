// SPDX-License-Identifier: Apache-2.0
package rules.replicaset;

import facts.apps.ReplicaSet;
import facts.intent.GroupOutcome;
import facts.meta.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition that says that pods could not be created or deleted.
 *
 * @source replicaset-controller.md section 4, Kubernetes 1.37
 */
public final class ReplicaFailure {
  private static final String TYPE = "ReplicaFailure";

  private ReplicaFailure() {}

  /** The conditions with this failure; one that is there already stays as it is. */
  public static List<Object> reported(ReplicaSet rs, int active, GroupOutcome failed, Instant now) {
    List<Object> conditions = trees(rs.getConditions());
    if (rs.condition(TYPE) == null) {
      String reason = active < rs.getReplicas() ? "FailedCreate" : "FailedDelete";
      conditions.add(
          new Condition(TYPE, "True", reason, failed.getError(), now, null, null).toTree());
    }
    return conditions;
  }

  /** The conditions without a failure. */
  public static List<Object> cleared(ReplicaSet rs) {
    return trees(
        rs.getConditions().stream().filter(condition -> !condition.type().equals(TYPE)).toList());
  }

  private static List<Object> trees(List<Condition> conditions) {
    List<Object> trees = new ArrayList<>();
    conditions.forEach(condition -> trees.add(condition.toTree()));
    return trees;
  }
}
