// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import static engine.scope.ScopeFixture.controlledBy;
import static engine.scope.ScopeFixture.labels;
import static org.assertj.core.api.Assertions.assertThat;

import facts.meta.ClusterObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which changes count, which state of the object maps, and when keys are due. */
class WakesTest {

  private static ScopeFixture self(String wakes) {
    return new ScopeFixture(
        "key: {object: Pod}\nreads:\n  it: {relation: self, wakes: " + wakes + "}\n");
  }

  private static ScopeFixture byNode(String wakes) {
    return new ScopeFixture(
        "key: {object: Node}\nreads:\n  it: {relation: by-node, kind: Pod, wakes: "
            + wakes
            + "}\n");
  }

  private static Map<String, Object> on(String node) {
    return Map.of("spec", Map.of("nodeName", node));
  }

  @Test
  void onlyTheNamedEventsCount() {
    ScopeFixture added = self("{on: [add]}");
    ScopeFixture updated = self("{on: [update]}");
    ScopeFixture deleted = self("{on: [delete]}");
    for (ScopeFixture queue : new ScopeFixture[] {added, updated, deleted}) {
      queue.put("Pod", "shop/a");
      if (queue == added) {
        assertThat(queue.woken()).containsExactly("shop/a");
      }
      ClusterObject pod = queue.put("Pod", "shop/a", labels("x", "y"));
      if (queue == updated) {
        assertThat(queue.woken()).containsExactly("shop/a");
      }
      assertThat(queue.woken()).isEmpty();
      queue.delete(pod);
      assertThat(queue.woken()).hasSize(queue == deleted ? 1 : 0);
    }
  }

  @Test
  void anUpdateCountsOnlyWhenANamedFieldDiffers() {
    ScopeFixture queue = self("{on: [add, update, delete], changed: [labels, finalizers]}");
    queue.put("Pod", "shop/a");
    assertThat(queue.woken()).containsExactly("shop/a");
    queue.put("Pod", "shop/a", Map.of("annotations", Map.of("x", "y")));
    assertThat(queue.woken()).isEmpty();
    queue.put("Pod", "shop/a", Map.of("finalizers", java.util.List.of("f")));
    assertThat(queue.woken()).containsExactly("shop/a");
    ClusterObject pod = queue.put("Pod", "shop/a", labels("x", "y"));
    assertThat(queue.woken()).containsExactly("shop/a");
    queue.delete(pod);
    assertThat(queue.woken()).containsExactly("shop/a");
  }

  @Test
  void eachFieldIsCompared() {
    for (String field :
        new String[] {"annotations", "ownerReferences", "generation", "deletionTimestamp"}) {
      ScopeFixture queue = self("{on: [update], changed: [" + field + "]}");
      ClusterObject owner = queue.object("ReplicaSet", "shop/web", Map.of(), Map.of());
      Map<String, Object> changes =
          Map.of(
              "annotations",
              Map.of("x", "y"),
              "ownerReferences",
              controlledBy(owner).get("ownerReferences"),
              "generation",
              7L,
              "deletionTimestamp",
              "2030-01-01T00:00:00Z");
      queue.put("Pod", "shop/a");
      changes.forEach(
          (name, value) -> {
            queue.put("Pod", "shop/a", Map.of(name, value));
            assertThat(queue.woken()).as(field).hasSize(name.equals(field) ? 1 : 0);
            queue.put("Pod", "shop/a");
            queue.woken();
          });
    }
  }

  @Test
  void anUpdateMapsBothStates() {
    ScopeFixture queue = byNode("{on: [update]}");
    queue.put("Pod", "shop/a", Map.of(), on("n1"));
    queue.put("Pod", "shop/a", Map.of(), on("n2"));
    assertThat(queue.woken()).containsExactly("n1", "n2");
  }

  @Test
  void thePredicateChoosesTheSide() {
    Map<String, String> woken =
        Map.of("NONE", "[]", "NEW", "[n2]", "OLD", "[n1]", "BOTH", "[n1, n2]");
    woken.forEach(
        (side, keys) -> {
          ScopeFixture queue = byNode("{on: [update], when: rules.toys.Side}");
          queue.put("Pod", "shop/a", Map.of(), on("n1"));
          queue.put("Pod", "shop/a", labels("side", side), on("n2"));
          assertThat(queue.woken()).as(side).hasToString(keys);
        });
  }

  @Test
  void theDifferenceIsWhatOnlyOneStateBelongsTo() {
    ScopeFixture queue =
        new ScopeFixture(
            """
            key: {object: Node}
            reads:
              it:
                relation: by-field
                kind: Pod
                function: rules.toys.Names
                wakes: {on: [update], when: rules.toys.Side}
            """);
    queue.put("Pod", "shop/a", Map.of("annotations", Map.of("names", "n1,n2")));
    queue.put(
        "Pod",
        "shop/a",
        Map.of("annotations", Map.of("names", "n2,n3"), "labels", Map.of("side", "DIFFERENCE")));
    assertThat(queue.woken()).containsExactly("n1", "n3");
  }

  @Test
  void theObjectOfTheKeyMayRefuse() {
    ScopeFixture queue = byNode("{on: [add], target: rules.toys.UnlessQuiet}");
    queue.put("Node", "n1", labels("quiet", "yes"));
    queue.put("Node", "n2");
    queue.put("Pod", "shop/a", Map.of(), on("n1"));
    queue.put("Pod", "shop/b", Map.of(), on("n2"));
    queue.put("Pod", "shop/c", Map.of(), on("unknown"));
    assertThat(queue.woken()).containsExactly("n2", "unknown");
  }

  @Test
  void ofSeveralDelaysTheLongestCounts() {
    ScopeFixture named = self("{on: [add], delay: pause}");
    named.put("Pod", "shop/a");
    assertThat(named.woken()).containsExactly("shop/a in PT30S");
    ScopeFixture listed = self("{on: [add], delay: [5s, pause, 1s]}");
    listed.put("Pod", "shop/a");
    assertThat(listed.woken()).containsExactly("shop/a in PT30S");
    ScopeFixture constant = self("{on: [add], delay: 5s}");
    constant.put("Pod", "shop/a");
    assertThat(constant.woken()).containsExactly("shop/a in PT5S");
  }

  @Test
  void aSingleKeyAndAPassAreDueAtTheStart() {
    ScopeFixture single = new ScopeFixture("key: {single: zones}\nreads: {}\n");
    single.start();
    assertThat(single.woken()).containsExactly("zones");
    ScopeFixture pass = new ScopeFixture("key: {pass: 20s, first: 3s}\nreads: {}\n");
    pass.start();
    assertThat(pass.woken()).containsExactly("pass in PT3S");
    ScopeFixture objects = self("{on: [add]}");
    objects.start();
    assertThat(objects.woken()).isEmpty();
  }
}
