// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rules.deployment.Objects.deployment;
import static rules.deployment.Objects.replicaSet;
import static rules.deployment.Objects.rolling;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutTest {

  @Test
  void surgeRoundsUpAndUnavailabilityRoundsDown() {
    assertThat(Rollout.surge(rolling(10, "25%", "25%"))).isEqualTo(3);
    assertThat(Rollout.unavailable(rolling(10, "25%", "25%"))).isEqualTo(2);
    assertThat(Rollout.surge(rolling(10, 4, 1))).isEqualTo(4);
  }

  @Test
  void onePodMayBeMissingWhenBothRoundToNone() {
    assertThat(Rollout.unavailable(rolling(2, "0%", "1%"))).isEqualTo(1);
    assertThat(Rollout.unavailable(rolling(0, "0%", "1%"))).isZero();
  }

  @Test
  void recreationHasNeitherSurgeNorUnavailability() {
    var recreated =
        deployment(Map.of("replicas", 5, "strategy", Map.of("type", "Recreate")), Map.of());
    assertThat(Rollout.surge(recreated)).isZero();
    assertThat(Rollout.unavailable(recreated)).isZero();
  }

  @Test
  void aTextThatIsNoPercentageIsAnError() {
    assertThatThrownBy(() -> Rollout.surge(rolling(10, "many", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalid value for IntOrString");
  }

  @Test
  void aNewReplicaSetBeginsWithTheRoomThatTheOldOnesLeave() {
    OwnedReplicaSets sets = new OwnedReplicaSets(null, List.of(replicaSet("a1", 9, 9, "1")));
    assertThat(Rollout.firstSize(rolling(10, "25%", "25%"), sets)).isEqualTo(4);
    assertThat(
            Rollout.firstSize(
                deployment(Map.of("replicas", 5, "strategy", Map.of("type", "Recreate")), Map.of()),
                sets))
        .isEqualTo(5);
  }

  @Test
  void ofNoActiveReplicaSetTheNewOneThenTheNewestIsSized() {
    var one = replicaSet("a1", 0, 0, "1");
    var two = replicaSet("a2", 0, 0, "2");
    var active = replicaSet("a0", 1, 1, "3");
    assertThat(new OwnedReplicaSets(one, List.of(two)).getSoleOrNewest()).isSameAs(one);
    assertThat(new OwnedReplicaSets(null, List.of(two, one)).getSoleOrNewest()).isSameAs(two);
    assertThat(new OwnedReplicaSets(one, List.of(active, two)).getSoleOrNewest()).isSameAs(active);
    assertThat(new OwnedReplicaSets(null, List.of()).getSoleOrNewest()).isNull();
  }

  @Test
  void nothingIsGivenUpWhileAnOldReplicaSetShowsMoreThanItWants() {
    OwnedReplicaSets sets = new OwnedReplicaSets(null, List.of(replicaSet("a1", 4, 6, "1")));
    NewReplicaSet current = NewReplicaSet.found(replicaSet("a2", 5, 5, "2"));
    assertThat(ScaleDown.of(rolling(5, 3, 1), sets, current).isNothing()).isTrue();
  }

  @Test
  void aLongNameIsCutSoThatTheHashFits() {
    String name = NewReplicaSets.name("d".repeat(253), "54fd4d6d4c");
    assertThat(name).hasSize(253).endsWith("d-54fd4d6d4c");
    assertThat(NewReplicaSets.name("web", "54fd4d6d4c")).isEqualTo("web-54fd4d6d4c");
  }
}
