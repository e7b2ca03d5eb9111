// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.intent.Outcome;
import facts.meta.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a Deployment, and how a new one takes its place among them.
 *
 * <p>A condition that says the same (status and reason) stays untouched, its message and times too. One that says
 * something else goes to the end of the list; its transition time moves only with its status.
 *
 * @source deployment-controller.md 4.1, 4.2, Kubernetes 1.37
 */
public final class DeploymentConditions {
  private static final String AVAILABLE = "Available";
  private static final Verdict ENOUGH =
      new Verdict(ProgressReason.TRUE, "MinimumReplicasAvailable", "Deployment has minimum availability.");
  private static final Verdict TOO_FEW =
      new Verdict(ProgressReason.FALSE, "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");

  private final List<Condition> list;
  private final Instant now;

  private DeploymentConditions(Deployment deployment, Instant now) {
    this.list = new ArrayList<>(deployment.getConditions());
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The conditions that the status gets.
   *
   * @param progress the judgement over a rollout; null when there is none to judge, and failures are left as they are
   */
  public static List<Map<String, Object>> conditions(
      Deployment deployment, ComputedStatus status, Notice notice, @Nullable Progress progress, Instant now) {
    DeploymentConditions conditions = new DeploymentConditions(deployment, now);
    Verdict noticed = notice.verdict();
    if (noticed != null) {
      conditions.set(ProgressReason.TYPE, noticed);
    }
    conditions.set(AVAILABLE, status.isAvailable() ? ENOUGH : TOO_FEW);
    if (progress != null) {
      conditions.judge(progress);
      conditions.fail(status.failure());
    }
    return conditions.tree();
  }

  /** The conditions after the new ReplicaSet could not be created. */
  public static List<Map<String, Object>> withCreationFailure(Deployment deployment, Outcome failed, Instant now) {
    DeploymentConditions conditions = new DeploymentConditions(deployment, now);
    String message = NewReplicaSets.creationFailed(deployment, failed.getError());
    conditions.set(
        ProgressReason.TYPE, new Verdict(ProgressReason.FALSE, ProgressReason.CREATE_ERROR, message));
    return conditions.tree();
  }

  private void judge(Progress progress) {
    Verdict verdict = progress.verdict();
    if (progress.mode() == Progress.Mode.REMOVE) {
      remove(ProgressReason.TYPE);
    } else if (verdict != null && progress.mode() == Progress.Mode.RENEW) {
      Condition before = find(ProgressReason.TYPE);
      boolean same = before != null && before.getStatus().equals(verdict.status());
      remove(ProgressReason.TYPE);
      list.add(made(ProgressReason.TYPE, verdict, now, same ? before.getLastTransitionTime() : now));
    } else if (verdict != null) {
      set(ProgressReason.TYPE, verdict);
    }
  }

  private void fail(@Nullable Condition failure) {
    Condition before = find(ComputedStatus.FAILURE);
    if (failure == null) {
      remove(ComputedStatus.FAILURE);
    } else if (before == null
        || !before.getStatus().equals(failure.getStatus())
        || !before.getReason().equals(failure.getReason())) {
      boolean same = before != null && before.getStatus().equals(failure.getStatus());
      remove(ComputedStatus.FAILURE);
      Verdict verdict = new Verdict(failure.getStatus(), failure.getReason(), failure.getMessage());
      Instant since = failure.getLastTransitionTime();
      list.add(made(ComputedStatus.FAILURE, verdict, since, same ? before.getLastTransitionTime() : since));
    }
  }

  private void set(String type, Verdict verdict) {
    Condition before = find(type);
    if (before != null
        && before.getStatus().equals(verdict.status())
        && before.getReason().equals(verdict.reason())) {
      return;
    }
    boolean same = before != null && before.getStatus().equals(verdict.status());
    remove(type);
    list.add(made(type, verdict, now, same ? before.getLastTransitionTime() : now));
  }

  private @Nullable Condition find(String type) {
    return list.stream().filter(c -> c.getType().equals(type)).findFirst().orElse(null);
  }

  private void remove(String type) {
    list.removeIf(c -> c.getType().equals(type));
  }

  private List<Map<String, Object>> tree() {
    List<Map<String, Object>> tree = new ArrayList<>();
    for (Condition condition : list) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("type", condition.getType());
      item.put("status", condition.getStatus());
      put(item, "lastUpdateTime", condition.getLastUpdateTime());
      put(item, "lastTransitionTime", condition.getLastTransitionTime());
      put(item, "reason", condition.getReason());
      put(item, "message", condition.getMessage());
      tree.add(item);
    }
    return tree;
  }

  private static void put(Map<String, Object> item, String key, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      item.put(key, value.toString());
    }
  }
}
