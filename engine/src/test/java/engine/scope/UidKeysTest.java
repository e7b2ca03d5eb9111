// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import static org.assertj.core.api.Assertions.assertThat;

import engine.cache.ClusterCache;
import engine.definition.ControllerDefinition;
import engine.definition.QueueDefinition;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.scope.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that are uids of objects of any kind, also of ones that no cached object has. */
class UidKeysTest {
  private static final Kind POD = Kinds.require("v1", "Pod");
  private static final Kind OWNER = Kinds.require("apps/v1", "ReplicaSet");

  private static final String YAML =
      """
      controller: toy-controller
      identity: toy
      component: toy
      memory:
        seen: {level: controller, set: 3}
      queues:
        toy:
          key: {value: uid}
          reads:
            self: {relation: self, kind: '*', wakes: {on: [delete]}}
            dependents:
              relation: owned-by-uid
              kind: '*'
              wakes: {on: [add], target: rules.garbagecollector.Unconfirmed}
            silent: {relation: owned-by-uid, kind: '*', loads: false}
      """;

  private final List<String> woken = new ArrayList<>();
  private final ClusterCache cache = new ClusterCache();
  private final QueueScope scope = emptyScope();

  private QueueScope emptyScope() {
    ControllerDefinition definition = ControllerDefinition.read("toy", "toy", YAML);
    QueueDefinition queue = Objects.requireNonNull(definition.queues().get("toy"));
    return new QueueScope(cache, queue);
  }

  @BeforeEach
  void listen() {
    new Wakes(scope, name -> Duration.ZERO, (key, delay) -> woken.add(key)).listen(cache);
  }

  private static ClusterObject owner() {
    return Kinds.partial(
        OWNER, Map.of("metadata", Map.of("name", "web", "namespace", "d", "uid", "rs-1")));
  }

  private static ClusterObject dependent(String uid) {
    return Kinds.partial(
        POD,
        Map.of(
            "metadata",
            Map.of(
                "name",
                uid,
                "namespace",
                "d",
                "uid",
                uid,
                "ownerReferences",
                List.of(
                    Map.of(
                        "apiVersion", "apps/v1",
                        "kind", "ReplicaSet",
                        "name", "web",
                        "uid", "rs-1")))));
  }

  private static Key key() {
    return Key.parse("toy", "rs-1");
  }

  @Test
  void aDependentWakesAnOwnerThatTheCacheDoesNotHold() {
    cache.store(POD).observed(dependent("p"));
    assertThat(woken).containsExactly("rs-1");
    assertThat(scope.self(key())).isNull();
    assertThat(scope.gone(key())).isNull();
    assertThat(scope.load(key(), scope.self(key())).get("dependents")).hasSize(1);
  }

  @Test
  void aDependentDoesNotWakeAnOwnerThatTheCacheHolds() {
    cache.store(OWNER).observed(owner());
    cache.store(POD).observed(dependent("p"));
    assertThat(woken).isEmpty();
    assertThat(scope.self(key())).isNotNull();
  }

  @Test
  void theLastStateOfADeletedObjectOfAnyKindIsAtHand() {
    cache.store(OWNER).observed(owner());
    cache.store(POD).observed(dependent("p"));
    cache.store(OWNER).deleted(owner());
    assertThat(woken).containsExactly("rs-1");
    assertThat(scope.self(key())).isNull();
    ClusterObject last = Objects.requireNonNull(scope.gone(key()));
    assertThat(last.getName()).isEqualTo("web");
  }

  @Test
  void aRelationThatLoadsNothingIsEmpty() {
    cache.store(POD).observed(dependent("p"));
    assertThat(scope.load(key(), scope.self(key())).get("silent")).isEmpty();
  }
}
