// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake gives one message that names the file, the field and what is expected. */
class DefinitionErrorsTest {
  private static final String GOOD =
      """
      controller: toy-controller
      identity: toy
      component: toy
      settings:
        pause: {default: 30s}
        count: {default: 5, range: 1..10}
        on: {default: true}
      queues:
        pods:
          key: {object: Pod}
          retries: 5
          back-off: {first: 5ms, cap: 10s, bucket: 10/s, burst: 100}
          waits-for: [Pod]
          reads:
            self: {relation: self, wakes: {on: [add], changed: [labels], delay: pause}}
            owner: {relation: owner, kind: ReplicaSet}
            deployment: {relation: owner, kind: Deployment, of: owner}
      verbs:
        Pod: [create, delete]
      metrics:
        toys: {type: histogram, buckets: [1, 2.5]}
      memory:
        seen: {level: controller, set: 3}
      rounds: 4
      """;

  private static ControllerDefinition read(String yaml) {
    return ControllerDefinition.read("rules/toy/controller.yaml", "toy", yaml);
  }

  @Test
  void aGoodDefinitionIsRead() {
    ControllerDefinition definition = read(GOOD);
    QueueDefinition queue = Objects.requireNonNull(definition.queues().get("pods"));
    assertThat(queue.backOff().first()).isEqualTo(Duration.ofMillis(5));
    assertThat(queue.reads().keySet()).containsExactly("self", "owner", "deployment");
    assertThat(definition.rounds()).isEqualTo(4);
    assertThat(definition.sets()).containsEntry("seen", 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "controller: toy-controller | kontroller: x | controller is missing",
        "rounds: 4 | round: 4 | round is not known; allowed here:",
        "rounds: 4 | rounds: 0 | rounds is 0; at least 1",
        "rounds: 4 | rounds: many | rounds is 'many'; a whole number",
        "rounds: 4 | rounds: 1.5 | rounds is '1.5'; a whole number",
        "identity: toy | identity: [toy] | identity holds '[toy]'; a text",
        "retries: 5 | retrys: 5 | queues.pods.retrys is not known",
        "object: Pod | object: Pot | queues.pods.key.object names 'Pot'; Kubernetes 1.37 has no",
        "object: Pod | subject: Pod | queues.pods.key.object is missing",
        "bucket: 10/s | bucket: ten/s | queues.pods.back-off.bucket is 'ten/s'; a rate",
        "bucket: 10/s | bucket: 10 | queues.pods.back-off.bucket is '10'; a rate",
        "cap: 10s | cap: 10 | queues.pods.back-off.cap is '10'; a duration",
        "relation: self | relation: selves | queues.pods.reads.self.relation is 'selves'; relations",
        "on: [add] | on: [] | queues.pods.reads.self.wakes.on is missing",
        "on: [add] | on: [added] | queues.pods.reads.self.wakes.on names 'added'",
        "on: [add] | on: add | queues.pods.reads.self.wakes.on is 'add'; a list",
        "[labels] | [spec] | queues.pods.reads.self.wakes.changed names 'spec'",
        "delay: pause | delay: soon | queues.pods.reads.self.wakes.delay is 'soon'; a duration",
        "delay: pause | delay: count | queues.pods.reads.self.wakes.delay is 'count'; a duration",
        "of: owner | of: nobody | queues.pods.reads.deployment.of is 'nobody'; a relation above",
        "delay: pause | when: rules.toys.Nothing | reads.self.wakes.when names rules.toys.Nothing",
        "delay: pause | when: java.lang.String | wakes.when names 'java.lang.String'; a class of",
        "delay: pause | when: rules.toys.Special | names rules.toys.Special; it is no WakeWhen",
        "[create, delete] | [write] | verbs.Pod names 'write'; create, update",
        "[1, 2.5] | [1, lots] | metrics.toys.buckets names 'lots'; numbers",
        "type: histogram | type: graph | metrics.toys.type is 'graph'; counter",
        "set: 3 | set: 0 | memory.seen.set is 0; at least 1",
        "level: controller | level: key | memory.seen.level is 'key'; only the controller",
        "range: 1..10 | range: 1-10 | settings.count.range is '1-10'; least..most",
        "range: 1..10 | range: -..10 | settings.count.range is '-..10'; least..most",
        "default: 5 | default: five, type: number | settings.count.default is 'five'; a number",
        "default: 30s | default: soon, type: duration | settings.pause.default is 'soon'; a duration",
      })
  void aMistakeIsNamed(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("rules/toy/controller.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNoYamlIsNamedWithItsFile() {
    assertThatThrownBy(() -> read("controller: [a"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("reading rules/toy/controller.yaml: ");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(DefinitionException.class)
        .hasMessage("rules/toy/controller.yaml: is missing; a mapping is expected");
    assertThatThrownBy(() -> read("rounds: 1\nrounds: 2\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("duplicate");
  }

  @Test
  void valuesOfFlagsAreChecked() {
    ControllerDefinition definition = read(GOOD);
    SettingDefinition count = Objects.requireNonNull(definition.settings().get("count"));
    SettingDefinition on = Objects.requireNonNull(definition.settings().get("on"));
    SettingDefinition pause = Objects.requireNonNull(definition.settings().get("pause"));
    assertThat(count.parse("10")).isEqualTo(10L);
    assertThatThrownBy(() -> count.parse("11")).hasMessageContaining("allowed: 1..10");
    assertThatThrownBy(() -> count.parse("x")).hasMessageContaining("a number is expected");
    assertThat(on.parse("false")).isEqualTo(false);
    assertThatThrownBy(() -> on.parse("off")).hasMessageContaining("true or false");
    assertThat(pause.parse("1m30s")).isEqualTo(Duration.ofSeconds(90));
    assertThatThrownBy(() -> pause.parse("90")).hasMessageContaining("a duration");
  }

  @Test
  void durationsAreReadAsGoWritesThem() {
    assertThat(Durations.parse("1h2m3.5s")).isEqualTo(Duration.ofMillis(3_723_500));
    assertThat(Durations.parse("-100ms")).isEqualTo(Duration.ofMillis(-100));
    assertThat(Durations.parse("0")).isEqualTo(Duration.ZERO);
    assertThat(Durations.parse("5")).isNull();
    assertThat(Durations.parse("5s5")).isNull();
    assertThat(Durations.parse("")).isNull();
  }
}
