// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static rules.deployment.Objects.deployment;
import static rules.deployment.Objects.replicaSet;

import facts.apps.ReplicaSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void theLowestRevisionsAreSurplusNotTheOldestSets() {
    assertThat(
            surplus(
                1,
                replicaSet("a1", 0, 0, "3"),
                replicaSet("a2", 0, 0, "1"),
                replicaSet("a3", 0, 0, "2")))
        .containsExactly("a2", "a3");
  }

  @Test
  void ageDecidesWhereARevisionIsNoNumber() {
    assertThat(
            surplus(
                1,
                replicaSet("a1", 0, 0, "3"),
                replicaSet("a2", 0, 0, "x"),
                replicaSet("a3", 0, 0, "2")))
        .containsExactly("a1", "a2");
  }

  @Test
  void theLargestLimitMeansNone() {
    assertThat(surplus(Integer.MAX_VALUE, replicaSet("a1", 0, 0, "1"))).isEmpty();
  }

  @Test
  void aLimitOfZeroKeepsNothing() {
    assertThat(surplus(0, replicaSet("a1", 0, 0, "1"))).containsExactly("a1");
  }

  private static List<String> surplus(int limit, ReplicaSet... old) {
    OwnedReplicaSets sets = new OwnedReplicaSets(null, List.of(old));
    return List.of(old).stream()
        .filter(
            rs ->
                History.isSurplus(
                    deployment(Map.of("revisionHistoryLimit", limit), Map.of()),
                    sets,
                    new OldReplicaSet(rs)))
        .map(ReplicaSet::getName)
        .toList();
  }
}
