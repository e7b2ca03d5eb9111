// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import engine.time.ManualClock;
import facts.intent.Event;
import facts.meta.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 00-controller-manager.md section 10. */
class EventRecorderTest {
  private static final Ref WEB = new Ref("apps/v1", "ReplicaSet", "shop", "web", "1");

  private final ScriptedApi api = new ScriptedApi();
  private final ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  private final EventRecorder recorder =
      new EventRecorder("toy-component", new ApiObjects(api), clock);

  private void record(String message) {
    recorder.record(Event.normal(WEB, "Created", message));
  }

  private ScriptedApi answers(int count) {
    for (int i = 0; i < count; i++) {
      api.answer(Map.of("apiVersion", "v1", "kind", "Event", "metadata", Map.of()));
    }
    return api;
  }

  private List<String> writes() {
    List<String> writes = new ArrayList<>();
    for (int i = 0; i < api.seen().size(); i++) {
      String verb = api.seen().get(i).startsWith("POST") ? "new" : "more";
      writes.add(verb + " " + api.body(i).get("count") + " " + api.body(i).get("message"));
    }
    return writes;
  }

  @Test
  void anEventSaysWhatItIsAbout() {
    answers(1);
    record("one");
    assertThat(api.seen()).containsExactly("POST /api/v1/namespaces/shop/events");
    assertThat(api.body(0))
        .containsEntry("reason", "Created")
        .containsEntry("type", "Normal")
        .containsEntry("firstTimestamp", "2030-01-01T00:00:00Z")
        .containsEntry("source", Map.of("component", "toy-component"))
        .containsEntry("reportingComponent", "toy-component");
    assertThat(String.valueOf(api.metadata(0).get("name"))).matches("web\\.[0-9a-f]{16}");
  }

  @Test
  void eventsOfClusterScopedObjectsAreInTheDefaultNamespace() {
    answers(1);
    recorder.record(Event.normal(new Ref("v1", "Node", "", "n1", "2"), "Seen", "x"));
    assertThat(api.seen()).containsExactly("POST /api/v1/namespaces/default/events");
    assertThat(api.metadata(0)).containsEntry("namespace", "default");
  }

  @Test
  void anEqualEventIsCounted() {
    answers(3);
    record("one");
    clock.advance(Duration.ofSeconds(7));
    record("one");
    record("two");
    assertThat(writes()).containsExactly("new 1 one", "more 2 one", "new 1 two");
    assertThat(api.body(1)).containsEntry("lastTimestamp", "2030-01-01T00:00:07Z");
    assertThat(api.seen().get(1))
        .isEqualTo("PATCH /api/v1/namespaces/shop/events/" + api.metadata(0).get("name"));
  }

  @Test
  void fortyDifferentMessagesAreNineEventsAndOneThatIsCounted() {
    answers(40);
    for (int i = 0; i < 40; i++) {
      record("message " + i);
      clock.advance(Duration.ofSeconds(1));
    }
    List<String> writes = writes();
    assertThat(writes).hasSize(25);
    for (int i = 0; i < 9; i++) {
      assertThat(writes.get(i)).isEqualTo("new 1 message " + i);
    }
    assertThat(writes.get(9)).isEqualTo("new 1 (combined from similar events): message 9");
    for (int i = 10; i < 25; i++) {
      assertThat(writes.get(i))
          .isEqualTo("more " + (i - 8) + " (combined from similar events): message " + i);
    }
  }

  @Test
  void afterTenQuietMinutesMessagesStandAloneAgain() {
    answers(11);
    for (int i = 0; i < 10; i++) {
      record("message " + i);
    }
    clock.advance(Duration.ofMinutes(11));
    record("another");
    assertThat(writes().get(9)).startsWith("new 1 (combined");
    assertThat(writes().get(10)).isEqualTo("new 1 another");
  }

  @Test
  void anObjectIsSilencedAfterItsBurstAndOthersAreNot() {
    answers(27);
    for (int i = 0; i < 30; i++) {
      record("same");
    }
    assertThat(api.seen()).hasSize(25);
    recorder.record(Event.normal(new Ref("v1", "Pod", "shop", "p", "2"), "Seen", "x"));
    assertThat(api.seen()).hasSize(26);
    clock.advance(Duration.ofMinutes(5));
    record("same");
    assertThat(writes().get(26)).isEqualTo("more 31 same");
  }

  @Test
  void anEventThatTheServerHasForgottenIsMadeAnewAndCountedOn() {
    answers(1).refuse(404, "NotFound");
    answers(2);
    record("one");
    record("one");
    record("one");
    assertThat(writes()).containsExactly("new 1 one", "more 2 one", "new 2 one", "more 3 one");
    assertThat(api.metadata(2).get("name")).isEqualTo(api.metadata(0).get("name"));
  }

  @Test
  void aLostEventIsSentAgainInItsTurn() {
    api.lose();
    answers(2);
    record("one");
    record("two");
    assertThat(writes()).containsExactly("new 1 one");
    assertThat(recorder.isIdle()).isFalse();
    clock.advance(Duration.ofSeconds(10));
    assertThat(writes()).containsExactly("new 1 one", "new 1 one", "new 1 two");
    assertThat(recorder.isIdle()).isTrue();
  }

  @Test
  void aRefusedEventIsDropped() {
    api.refuse(403, "Forbidden");
    answers(1);
    record("one");
    record("two");
    assertThat(writes()).containsExactly("new 1 one", "new 1 two");
  }

  @Test
  void twoEventsOfOneMomentHaveDifferentNames() {
    answers(2);
    record("one");
    record("two");
    assertThat(api.metadata(0).get("name")).isNotEqualTo(api.metadata(1).get("name"));
  }

  @Test
  void aNameThatTheServerWouldRefuseGivesWayToAUuid() {
    answers(1);
    recorder.record(
        Event.normal(
            new Ref("rbac.authorization.k8s.io/v1", "ClusterRole", "", "system:node", "3"),
            "Seen",
            "x"));
    assertThat(String.valueOf(api.metadata(0).get("name")))
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }
}
