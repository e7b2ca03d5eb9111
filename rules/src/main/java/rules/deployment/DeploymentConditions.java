// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.intent.Outcome;
import facts.meta.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a Deployment, and how a new one takes its place among them.
 *
 * <p>A condition that says the same (status and reason) stays untouched, its message and times too.
 * One that says something else goes to the end of the list; its transition time moves only with its
 * status.
 *
 * @source deployment-controller.md 4.1, 4.2, Kubernetes 1.37
 */
public final class DeploymentConditions {
  private static final String AVAILABLE = "Available";
  private static final Verdict ENOUGH =
      new Verdict(
          ProgressReason.TRUE, "MinimumReplicasAvailable", "Deployment has minimum availability.");
  private static final Verdict TOO_FEW =
      new Verdict(
          ProgressReason.FALSE,
          "MinimumReplicasUnavailable",
          "Deployment does not have minimum availability.");

  private final List<Condition> list = new ArrayList<>();
  private final Instant now;

  private DeploymentConditions(List<Condition> conditions, Instant now) {
    list.addAll(conditions);
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The conditions that the status gets.
   *
   * @param progress the judgement over a rollout; null when there is none to judge, and failures
   *     are left as they are
   */
  public static List<Map<String, Object>> conditions(
      Deployment deployment,
      ComputedStatus status,
      Notice notice,
      @Nullable Progress progress,
      Instant now) {
    DeploymentConditions conditions = new DeploymentConditions(deployment.getConditions(), now);
    Verdict noticed = notice.verdict();
    if (noticed != null) {
      conditions.set(ProgressReason.TYPE, noticed, conditions.now);
    }
    conditions.set(AVAILABLE, status.isAvailable() ? ENOUGH : TOO_FEW, conditions.now);
    if (progress != null) {
      conditions.judge(progress);
      conditions.fail(status.failure());
    }
    return conditions.tree();
  }

  /** The conditions after the new ReplicaSet could not be created. */
  public static List<Map<String, Object>> withCreationFailure(
      Deployment deployment, Outcome failed, Instant now) {
    DeploymentConditions conditions = new DeploymentConditions(deployment.getConditions(), now);
    String message = NewReplicaSets.creationFailed(deployment, failed.getError());
    Verdict verdict = new Verdict(ProgressReason.FALSE, ProgressReason.CREATE_ERROR, message);
    conditions.set(ProgressReason.TYPE, verdict, conditions.now);
    return conditions.tree();
  }

  private void judge(Progress progress) {
    Verdict verdict = progress.verdict();
    if (progress.mode() == Progress.Mode.REMOVE) {
      remove(ProgressReason.TYPE);
    } else if (verdict != null && progress.mode() == Progress.Mode.RENEW) {
      replace(ProgressReason.TYPE, verdict, now);
    } else if (verdict != null) {
      set(ProgressReason.TYPE, verdict, now);
    }
  }

  private void fail(@Nullable Condition failure) {
    if (failure == null) {
      remove(ComputedStatus.FAILURE);
      return;
    }
    Verdict verdict = new Verdict(failure.status(), failure.reason(), failure.message());
    Instant since = failure.lastTransitionTime();
    set(ComputedStatus.FAILURE, verdict, since == null ? now : since);
  }

  private void set(String type, Verdict verdict, Instant at) {
    Condition before = find(type);
    if (before == null
        || !before.status().equals(verdict.status())
        || !before.reason().equals(verdict.reason())) {
      replace(type, verdict, at);
    }
  }

  private void replace(String type, Verdict verdict, Instant at) {
    Condition before = find(type);
    boolean sameStatus = before != null && before.status().equals(verdict.status());
    Instant since = before != null && sameStatus ? before.lastTransitionTime() : at;
    remove(type);
    list.add(
        new Condition(
            type, verdict.status(), verdict.reason(), verdict.message(), since, at, null));
  }

  private @Nullable Condition find(String type) {
    return list.stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElse(null);
  }

  private void remove(String type) {
    list.removeIf(condition -> condition.type().equals(type));
  }

  private List<Map<String, Object>> tree() {
    return list.stream().map(Condition::toTree).toList();
  }
}
