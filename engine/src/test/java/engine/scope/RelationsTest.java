// SPDX-License-Identifier: Apache-2.0
package engine.scope;

import static engine.scope.ScopeFixture.controlledBy;
import static engine.scope.ScopeFixture.labels;
import static engine.scope.ScopeFixture.names;
import static engine.scope.ScopeFixture.ownedBy;
import static engine.scope.ScopeFixture.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import facts.meta.ClusterObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each relation in both directions: what it loads for a key, and which keys an object wakes. */
class RelationsTest {
  private static final String ALL = "wakes: {on: [add, update, delete]}";

  private static ScopeFixture queue(String key, String... relations) {
    StringBuilder text = new StringBuilder("key: " + key + "\nreads:\n");
    for (String relation : relations) {
      text.append("  ").append(relation.replace("WAKES", ALL)).append('\n');
    }
    return new ScopeFixture(text.toString());
  }

  @Test
  void selfIsTheObjectOfTheKey() {
    ScopeFixture queue = queue("{object: Pod}", "it: {relation: self, WAKES}");
    ClusterObject pod = queue.put("Pod", "shop/a");
    queue.put("Pod", "shop/b");
    assertThat(queue.woken()).containsExactly("shop/a", "shop/b");
    assertThat(queue.load("shop/a", "it")).containsExactly("Pod:shop/a");
    queue.delete(pod);
    assertThat(queue.woken()).containsExactly("shop/a");
    assertThat(queue.load("shop/a", "it")).isEmpty();
  }

  @Test
  void aFixedObjectWakesTheSingleKey() {
    ScopeFixture queue =
        queue(
            "{single: zones}",
            "it: {relation: fixed, kind: ConfigMap, namespace: shop, name: plan, WAKES}",
            "node: {relation: fixed, kind: Node, name: n1}");
    queue.put("ConfigMap", "shop/other");
    queue.put("ConfigMap", "home/plan");
    queue.put("Node", "n1");
    assertThat(queue.woken()).isEmpty();
    queue.put("ConfigMap", "shop/plan");
    assertThat(queue.woken()).containsExactly("zones");
    assertThat(queue.load("zones", "it")).containsExactly("ConfigMap:shop/plan");
    assertThat(queue.load("zones", "node")).containsExactly("Node:n1");
  }

  @Test
  void aConstantNameIsReadInTheNamespaceOfTheKey() {
    ScopeFixture queue =
        queue("{object: Pod}", "it: {relation: by-name, kind: ConfigMap, name: plan, WAKES}");
    queue.put("Pod", "shop/a");
    queue.put("Pod", "shop/b");
    queue.put("Pod", "home/c");
    queue.put("ConfigMap", "shop/other");
    assertThat(queue.woken()).isEmpty();
    queue.put("ConfigMap", "shop/plan");
    assertThat(queue.woken()).containsExactly("shop/a", "shop/b");
    assertThat(queue.load("shop/a", "it")).containsExactly("ConfigMap:shop/plan");
    assertThat(queue.load("home/c", "it")).isEmpty();
  }

  @Test
  void aConstantNameIsReadInTheNamespaceThatTheKeyIs() {
    ScopeFixture queue =
        queue(
            "{name: Namespace}",
            "it: {relation: by-name, kind: ConfigMap, name: plan, namespace: key, WAKES}");
    queue.put("ConfigMap", "shop/plan");
    queue.put("ConfigMap", "shop/other");
    assertThat(queue.woken()).containsExactly("shop");
    assertThat(queue.load("shop", "it")).containsExactly("ConfigMap:shop/plan");
    assertThat(queue.load("home", "it")).isEmpty();
  }

  @Test
  void namesThatSelfRefersToWakeIt() {
    ScopeFixture queue =
        queue(
            "{object: Pod}",
            "maps: {relation: by-name, kind: ConfigMap, function: rules.toys.Names, WAKES}",
            "nodes: {relation: by-name, kind: Node, function: rules.toys.Names, WAKES}");
    queue.put("Pod", "shop/a", names("x,y"));
    queue.put("Pod", "home/b", names("x"));
    queue.put("ConfigMap", "shop/x");
    assertThat(queue.woken()).containsExactly("shop/a");
    queue.put("Node", "x");
    assertThat(queue.woken()).containsExactly("home/b", "shop/a");
    queue.put("ConfigMap", "shop/y");
    assertThat(queue.load("shop/a", "maps"))
        .containsExactly("ConfigMap:shop/x", "ConfigMap:shop/y");
    assertThat(queue.load("home/b", "nodes")).containsExactly("Node:x");
    queue.woken();
    queue.put("Pod", "shop/a", names("z"));
    queue.put("ConfigMap", "shop/x", labels("new", "state"));
    assertThat(queue.woken()).isEmpty();
  }

  @Test
  void dependentsAreOwnedByUidKindAndNameOfTheirController() {
    ScopeFixture queue =
        queue("{object: ReplicaSet}", "it: {relation: owned-by, kind: Pod, WAKES}");
    ClusterObject set = queue.put("ReplicaSet", "shop/web");
    ClusterObject deployment = queue.object("Deployment", "shop/web", Map.of(), Map.of());
    ClusterObject lost = queue.object("ReplicaSet", "shop/gone", Map.of(), Map.of());
    ClusterObject twin = queue.object("ReplicaSet", "shop/web", Map.of("uid", "another"), Map.of());
    ClusterObject a = queue.put("Pod", "shop/a", controlledBy(set));
    queue.put("Pod", "shop/b", ownedBy(set, false));
    queue.put("Pod", "shop/c", controlledBy(deployment));
    queue.put("Pod", "shop/d", controlledBy(lost));
    queue.put("Pod", "shop/e", controlledBy(twin));
    assertThat(queue.woken()).containsExactly("shop/web");
    assertThat(queue.load("shop/web", "it")).containsExactly("Pod:shop/a");
    queue.put("Pod", "shop/a");
    assertThat(queue.woken()).containsExactly("shop/web");
    assertThat(queue.load("shop/web", "it")).isEmpty();
    queue.delete(a);
    assertThat(queue.woken()).isEmpty();
  }

  @Test
  void dependentsByAnyReferenceWakeEachOwner() {
    ScopeFixture queue =
        queue("{object: ReplicaSet}", "it: {relation: owned-by-uid, kind: Pod, WAKES}");
    ClusterObject set = queue.put("ReplicaSet", "shop/web");
    queue.put("Pod", "shop/a", controlledBy(set));
    queue.put("Pod", "shop/b", ownedBy(set, false));
    assertThat(queue.woken()).containsExactly("shop/web", "shop/web");
    assertThat(queue.load("shop/web", "it")).containsExactly("Pod:shop/a", "Pod:shop/b");
    assertThat(queue.load("shop/other", "it")).isEmpty();
  }

  @Test
  void dependentsWakeUidsThatNoObjectHas() {
    ScopeFixture queue = queue("{value: uid}", "it: {relation: owned-by-uid, kind: Pod, WAKES}");
    ClusterObject lost = queue.object("ReplicaSet", "shop/gone", Map.of(), Map.of());
    queue.put("Pod", "shop/a", ownedBy(lost, false));
    assertThat(queue.woken()).containsExactly("ReplicaSet:shop/gone");
    assertThat(queue.load("ReplicaSet:shop/gone", "it")).containsExactly("Pod:shop/a");
  }

  @Test
  void orphansWakeEveryOwnerWhoseSelectorMatches() {
    ScopeFixture queue =
        queue("{object: ReplicaSet}", "it: {relation: orphans-selected, kind: Pod, WAKES}");
    queue.put("ReplicaSet", "shop/web", Map.of(), selecting("app", "web"));
    queue.put("ReplicaSet", "shop/web2", Map.of(), selecting("app", "web"));
    queue.put("ReplicaSet", "shop/all", Map.of(), selecting());
    queue.put("ReplicaSet", "home/web", Map.of(), selecting("app", "web"));
    ClusterObject owner = queue.put("ReplicaSet", "shop/db", Map.of(), selecting("app", "db"));
    queue.put("Pod", "shop/a", labels("app", "web"));
    assertThat(queue.woken()).containsExactly("shop/web", "shop/web2");
    queue.put("Pod", "shop/b", controlledBy(owner, "app", "web"));
    queue.put("Pod", "shop/bare");
    assertThat(queue.woken()).isEmpty();
    assertThat(queue.load("shop/web", "it")).containsExactly("Pod:shop/a");
    assertThat(queue.load("shop/all", "it")).containsExactly("Pod:shop/a", "Pod:shop/bare");
    queue.put("Pod", "shop/a", labels("app", "db"));
    assertThat(queue.woken()).containsExactly("shop/db", "shop/web", "shop/web2");
    assertThat(queue.load("shop/web", "it")).isEmpty();
  }

  @Test
  void theOwnerWakesItsDependents() {
    ScopeFixture queue = queue("{object: Pod}", "it: {relation: owner, kind: ReplicaSet, WAKES}");
    ClusterObject set = queue.object("ReplicaSet", "shop/web", Map.of(), Map.of());
    queue.put("Pod", "shop/a", controlledBy(set));
    queue.put("Pod", "shop/b", ownedBy(set, false));
    assertThat(queue.load("shop/a", "it")).isEmpty();
    queue.put("ReplicaSet", "shop/web");
    assertThat(queue.woken()).containsExactly("shop/a");
    assertThat(queue.load("shop/a", "it")).containsExactly("ReplicaSet:shop/web");
    assertThat(queue.load("shop/b", "it")).isEmpty();
  }

  @Test
  void siblingsHaveTheSameController() {
    ScopeFixture queue = queue("{object: Pod}", "it: {relation: siblings, kind: Pod, WAKES}");
    ClusterObject set = queue.object("ReplicaSet", "shop/web", Map.of(), Map.of());
    queue.put("Pod", "shop/a", controlledBy(set));
    queue.put("Pod", "shop/b", controlledBy(set));
    queue.put("Pod", "shop/c");
    assertThat(queue.load("shop/a", "it")).containsExactly("Pod:shop/a", "Pod:shop/b");
    assertThat(queue.load("shop/c", "it")).isEmpty();
  }

  @Test
  void whatASelectorMatchesWakesItsOwner() {
    ScopeFixture queue =
        queue("{object: Service}", "it: {relation: selected-by, kind: Pod, WAKES}");
    Map<String, Object> web = Map.of("spec", Map.of("selector", Map.of("app", "web")));
    queue.put("Service", "shop/web", Map.of(), web);
    queue.put("Service", "home/web", Map.of(), web);
    queue.put("Service", "shop/none", Map.of(), Map.of("spec", Map.of()));
    queue.put("Pod", "shop/a", labels("app", "web"));
    assertThat(queue.woken()).containsExactly("shop/web");
    queue.put("Pod", "shop/b", labels("app", "db"));
    assertThat(queue.woken()).isEmpty();
    assertThat(queue.load("shop/web", "it")).containsExactly("Pod:shop/a");
    assertThat(queue.load("home/web", "it")).isEmpty();
    assertThat(queue.load("shop/none", "it")).isEmpty();
    queue.put("Pod", "shop/a", labels("app", "db"));
    assertThat(queue.woken()).containsExactly("shop/web");
  }

  @Test
  void objectsOfANamespaceWakeTheKeysInIt() {
    ScopeFixture queue =
        queue("{object: Service}", "it: {relation: same-namespace, kind: ConfigMap, WAKES}");
    queue.put("Service", "shop/a");
    queue.put("Service", "home/b");
    queue.put("ConfigMap", "shop/x");
    assertThat(queue.woken()).containsExactly("shop/a");
    assertThat(queue.load("shop/a", "it")).containsExactly("ConfigMap:shop/x");
  }

  @Test
  void objectsOfANamespaceWakeTheNamespaceThatTheKeyIs() {
    for (String key : new String[] {"{name: Namespace}", "{object: Namespace}"}) {
      ScopeFixture queue = queue(key, "it: {relation: same-namespace, kind: Pod, WAKES}");
      queue.put("Namespace", "shop");
      queue.put("Pod", "shop/x");
      assertThat(queue.woken()).containsExactly("shop");
      assertThat(queue.load("shop", "it")).containsExactly("Pod:shop/x");
    }
  }

  @Test
  void objectsOfEveryKindWakeTheirNamespaceAndClusterScopedOnesNone() {
    ScopeFixture queue =
        queue("{name: Namespace}", "it: {relation: same-namespace, kind: '*', WAKES}");
    queue.put("Node", "n1");
    queue.put("Pod", "shop/x");
    queue.put("ConfigMap", "shop/y");
    assertThat(queue.woken()).containsExactly("shop", "shop");
    assertThat(queue.load("shop", "it")).containsExactly("ConfigMap:shop/y", "Pod:shop/x");
  }

  @Test
  void aLabelNamesTheKey() {
    ScopeFixture queue =
        queue(
            "{object: Service}",
            "it: {relation: by-label, kind: EndpointSlice, label: example.com/service, WAKES}");
    queue.put("EndpointSlice", "shop/s1", labels("example.com/service", "web"));
    queue.put("EndpointSlice", "shop/s2", labels("example.com/other", "web"));
    assertThat(queue.woken()).containsExactly("shop/web");
    assertThat(queue.load("shop/web", "it")).containsExactly("EndpointSlice:shop/s1");
    assertThat(queue.load("home/web", "it")).isEmpty();
    queue.put("EndpointSlice", "shop/s1", labels("example.com/service", "db"));
    assertThat(queue.woken()).containsExactly("shop/db", "shop/web");
  }

  @Test
  void aLabelNamesAKeyWithoutNamespace() {
    ScopeFixture queue =
        queue("{object: Node}", "it: {relation: by-label, kind: Node, label: twin, WAKES}");
    queue.put("Node", "n1", labels("twin", "n2"));
    assertThat(queue.woken()).containsExactly("n2");
    assertThat(queue.load("n2", "it")).containsExactly("Node:n1");
  }

  @Test
  void podsWakeTheirNode() {
    ScopeFixture queue = queue("{object: Node}", "it: {relation: by-node, kind: Pod, WAKES}");
    queue.put("Pod", "shop/a", Map.of(), Map.of("spec", Map.of("nodeName", "n1")));
    queue.put("Pod", "shop/b");
    assertThat(queue.woken()).containsExactly("n1");
    assertThat(queue.load("n1", "it")).containsExactly("Pod:shop/a");
  }

  @Test
  void aFieldNamesKeys() {
    ScopeFixture queue =
        queue(
            "{object: Node}",
            "it: {relation: by-field, kind: Pod, function: rules.toys.Names, WAKES}");
    queue.put("Pod", "shop/a", names("n1,n2"));
    assertThat(queue.woken()).containsExactly("n1", "n2");
    assertThat(queue.load("n2", "it")).containsExactly("Pod:shop/a");
  }

  @Test
  void aCommonTextJoinsObjectsAndKeys() {
    ScopeFixture queue =
        queue(
            "{object: Pod}",
            "it: {relation: by-function, kind: ConfigMap, function: rules.toys.Names,"
                + " key-function: rules.toys.Names, WAKES}");
    queue.put("Pod", "shop/a", names("red,blue"));
    queue.put("ConfigMap", "home/x", names("blue"));
    queue.put("ConfigMap", "home/y", names("green"));
    assertThat(queue.woken()).containsExactly("shop/a");
    assertThat(queue.load("shop/a", "it")).containsExactly("ConfigMap:home/x");
  }

  @Test
  void allObjectsWakeTheSingleKeyOrEveryKey() {
    ScopeFixture single = queue("{pass: 20s}", "it: {relation: all, kind: Node, WAKES}");
    single.put("Node", "n1");
    single.put("Node", "n2");
    assertThat(single.woken()).containsExactly("pass", "pass");
    assertThat(single.load("pass", "it")).containsExactly("Node:n1", "Node:n2");
    ScopeFixture each = queue("{object: Service}", "it: {relation: all, kind: Node, WAKES}");
    each.put("Service", "shop/a");
    each.put("Service", "shop/b");
    each.put("Node", "n1");
    assertThat(each.woken()).containsExactly("shop/a", "shop/b");
  }

  @Test
  void aPathLoadsAndWakesThroughEachHop() {
    ScopeFixture queue =
        queue(
            "{object: Deployment}",
            "sets: {relation: owned-by, kind: ReplicaSet}",
            "pods: {relation: owned-by, kind: Pod, of: sets, WAKES}",
            "maps: {relation: by-name, kind: ConfigMap, function: rules.toys.Names, of: pods, WAKES}");
    ClusterObject deployment = queue.put("Deployment", "shop/web");
    ClusterObject set = queue.put("ReplicaSet", "shop/web-1", controlledBy(deployment));
    ClusterObject other = queue.put("ReplicaSet", "shop/alone");
    assertThat(queue.woken()).isEmpty();
    queue.put("Pod", "shop/a", controlledBy(set));
    assertThat(queue.woken()).containsExactly("shop/web");
    queue.put("Pod", "shop/b", controlledBy(other));
    assertThat(queue.woken()).isEmpty();
    assertThat(queue.load("shop/web", "pods")).containsExactly("Pod:shop/a");
    Map<String, Object> naming =
        Map.of(
            "annotations",
            Map.of("names", "x"),
            "ownerReferences",
            controlledBy(set).get("ownerReferences"));
    queue.put("Pod", "shop/a", naming);
    queue.woken();
    queue.put("ConfigMap", "shop/x");
    assertThat(queue.woken()).containsExactly("shop/web");
    assertThat(queue.load("shop/web", "maps")).containsExactly("ConfigMap:shop/x");
  }

  @Test
  void onlyForLoadsAndWakesOnlyKeysThatPass() {
    ScopeFixture queue =
        queue(
            "{object: ReplicaSet}",
            "it: {relation: owned-by, kind: Pod, only-for: rules.toys.Special, WAKES}");
    ClusterObject plain = queue.put("ReplicaSet", "shop/plain");
    ClusterObject special = queue.put("ReplicaSet", "shop/special", labels("special", "yes"));
    queue.put("Pod", "shop/a", controlledBy(plain));
    queue.put("Pod", "shop/b", controlledBy(special));
    assertThat(queue.woken()).containsExactly("shop/special");
    assertThat(queue.load("shop/plain", "it")).isEmpty();
    assertThat(queue.load("shop/special", "it")).containsExactly("Pod:shop/b");
  }

  @Test
  void whatDoesNotLoadWakesAllTheSame() {
    ScopeFixture queue =
        queue("{object: ReplicaSet}", "it: {relation: owned-by, kind: Pod, loads: false, WAKES}");
    ClusterObject set = queue.put("ReplicaSet", "shop/web");
    queue.put("Pod", "shop/a", controlledBy(set));
    assertThat(queue.woken()).containsExactly("shop/web");
    assertThat(queue.load("shop/web", "it")).isEmpty();
  }

  @Test
  void theLastStateOfAnObjectIsAtHandUntilItIsBack() {
    ScopeFixture queue = queue("{object: Pod}", "it: {relation: self, WAKES}");
    facts.scope.Key key = facts.scope.Key.parse("toy", "shop/a");
    assertThat(queue.scope.gone(key)).isNull();
    ClusterObject pod = queue.put("Pod", "shop/a");
    queue.delete(pod);
    assertThat(queue.scope.self(key)).isNull();
    assertThat(queue.scope.gone(key)).isSameAs(pod);
  }
}
