// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaSetAnnotationsTest {
  private static final String REVISION = RevisionMath.REVISION;
  private static final String HISTORY = RevisionMath.HISTORY;

  @Test
  void ownAnnotationsOfTheDeploymentAreNotCopied() {
    Map<String, String> deployment =
        Map.of(
            "team", "a",
            "kubectl.kubernetes.io/last-applied-configuration", "{}",
            "deployment.kubernetes.io/revision", "4",
            "deployment.kubernetes.io/revision-history", "1",
            "deployment.kubernetes.io/desired-replicas", "3",
            "deployment.kubernetes.io/max-replicas", "4",
            "deprecated.deployment.rollback.to", "1");
    assertThat(ReplicaSetAnnotations.missing(deployment, Map.of(), 1))
        .containsOnly(Map.entry("team", "a"), Map.entry(REVISION, "1"));
  }

  @Test
  void anAnnotationThatTheDeploymentHasLostStays() {
    Map<String, String> present = Map.of("team", "a", "gone", "b", REVISION, "1");
    assertThat(ReplicaSetAnnotations.missing(Map.of("team", "a"), present, 1)).isEmpty();
  }

  @Test
  void aHigherRevisionLeavesTheFormerOneInTheHistory() {
    assertThat(ReplicaSetAnnotations.missing(Map.of(), Map.of(REVISION, "1"), 3))
        .containsOnly(Map.entry(REVISION, "3"), Map.entry(HISTORY, "1"));
    assertThat(ReplicaSetAnnotations.missing(Map.of(), Map.of(REVISION, "3", HISTORY, "1"), 5))
        .containsOnly(Map.entry(REVISION, "5"), Map.entry(HISTORY, "1,3"));
  }

  @Test
  void aLowerRevisionChangesNothing() {
    assertThat(ReplicaSetAnnotations.missing(Map.of(), Map.of(REVISION, "5"), 3)).isEmpty();
  }

  @Test
  void aReplicaSetWhoseRevisionIsNoNumberIsLeftAlone() {
    assertThat(ReplicaSetAnnotations.missing(Map.of("team", "a"), Map.of(REVISION, "x"), 3))
        .isEmpty();
  }

  @Test
  void aRollbackTakesTheOthersAnnotationsAndKeepsTheBookkeeping() {
    Map<String, String> deployment =
        Map.of("team", "a", REVISION, "4", "deprecated.deployment.rollback.to", "1");
    Map<String, String> replicaSet =
        Map.of("team", "b", "note", "x", REVISION, "1", ReplicaSetAnnotations.DESIRED, "2");
    assertThat(ReplicaSetAnnotations.rolledBack(deployment, replicaSet))
        .containsOnly(Map.entry("team", "b"), Map.entry("note", "x"), Map.entry(REVISION, "4"));
  }

  @ParameterizedTest(name = "{0} counts {1}")
  @CsvSource({
    "3, 3",
    "0, 0",
    "2147483647, 2147483647",
    "2147483648, ",
    "-1, ",
    "+1, ",
    "x, ",
    "'', "
  })
  void aCountIsAnUnsignedNumberOf31Bits(String text, Integer want) {
    Map<String, String> annotations = Map.of(ReplicaSetAnnotations.DESIRED, text);
    if (want == null) {
      assertThat(ReplicaSetAnnotations.count(annotations, ReplicaSetAnnotations.DESIRED)).isEmpty();
    } else {
      assertThat(ReplicaSetAnnotations.count(annotations, ReplicaSetAnnotations.DESIRED))
          .hasValue(want);
    }
  }
}
