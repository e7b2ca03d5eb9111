// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static rules.deployment.Objects.condition;
import static rules.deployment.Objects.deployment;

import facts.apps.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeploymentConditionsTest {
  private static final String BEFORE = "2030-01-01T00:00:00Z";
  private static final String NOW = "2030-01-01T01:00:00Z";
  private static final Map<String, Object> AVAILABLE =
      condition("Available", "True", "MinimumReplicasAvailable", BEFORE);

  @Test
  void aConditionThatSaysTheSameKeepsItsTimesAndPlace() {
    var progressing = condition("Progressing", "False", "ProgressDeadlineExceeded", BEFORE);
    var result = conditions(of(progressing, AVAILABLE), Notice.none(), timedOut());
    assertThat(result).containsExactly(progressing, AVAILABLE);
  }

  @Test
  void anotherReasonMovesTheUpdateTimeAndTheConditionToTheEnd() {
    var progressing = condition("Progressing", "True", "NewReplicaSetCreated", BEFORE);
    var result = conditions(of(progressing, AVAILABLE), Notice.none(), advanced());
    assertThat(result.get(0)).isEqualTo(AVAILABLE);
    assertThat(result.get(1))
        .containsEntry("reason", "ReplicaSetUpdated")
        .containsEntry("lastUpdateTime", NOW)
        .containsEntry("lastTransitionTime", BEFORE);
  }

  @Test
  void anotherStatusMovesBothTimes() {
    var progressing = condition("Progressing", "True", "ReplicaSetUpdated", BEFORE);
    var result = conditions(of(AVAILABLE, progressing), Notice.none(), timedOut());
    assertThat(result.get(1))
        .containsEntry("status", "False")
        .containsEntry("lastUpdateTime", NOW)
        .containsEntry("lastTransitionTime", NOW);
  }

  @Test
  void progressMovesTheUpdateTimeEvenIfItSaysTheSame() {
    var progressing = condition("Progressing", "True", "ReplicaSetUpdated", BEFORE);
    var result = conditions(of(AVAILABLE, progressing), Notice.none(), advanced());
    assertThat(result.get(1))
        .containsEntry("lastUpdateTime", NOW)
        .containsEntry("lastTransitionTime", BEFORE);
  }

  @Test
  void aNoticeIsOverruledByTheJudgement() {
    var progressing = condition("Progressing", "Unknown", "DeploymentPaused", BEFORE);
    var result = conditions(of(AVAILABLE, progressing), Notice.resumed(), advanced());
    assertThat(result).hasSize(2);
    assertThat(result.get(1))
        .containsEntry("reason", "ReplicaSetUpdated")
        .containsEntry("lastTransitionTime", NOW);
  }

  @Test
  void withoutARolloutAFailureIsLeftAsItIs() {
    var failure = condition("ReplicaFailure", "True", "FailedCreate", BEFORE);
    assertThat(conditions(of(AVAILABLE, failure), Notice.none(), null))
        .containsExactly(AVAILABLE, failure);
    assertThat(conditions(of(AVAILABLE, failure), Notice.none(), Progress.same()))
        .containsExactly(AVAILABLE);
  }

  private static Deployment of(Map<String, Object> one, Map<String, Object> two) {
    return deployment(Map.of("replicas", 0), Map.of("conditions", List.of(one, two)));
  }

  private static List<Map<String, Object>> conditions(
      Deployment deployment, Notice notice, @Nullable Progress progress) {
    return DeploymentConditions.conditions(
        deployment, status(deployment), notice, progress, Instant.parse(NOW));
  }

  private static Progress advanced() {
    Deployment any = deployment(Map.of("replicas", 0), Map.of());
    return Progress.advanced(any, status(any));
  }

  private static Progress timedOut() {
    Deployment any = deployment(Map.of("replicas", 0), Map.of());
    return Progress.timedOut(any, status(any));
  }

  private static ComputedStatus status(Deployment deployment) {
    return ComputedStatus.of(deployment, new OwnedReplicaSets(null, List.of()), null, true);
  }
}
