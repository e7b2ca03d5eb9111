// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.embedded.Api.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubeletsTest {
  private final Api api =
      new Api(
          new Assumptions(
              2, Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(2), 100));

  @AfterEach
  void close() {
    api.close();
  }

  private Answer pod() {
    return api.get(Api.PODS + "/p");
  }

  private String condition(String type) {
    for (Map<String, Object> condition : Trees.children(pod().tree(), "status", "conditions")) {
      if (condition.get("type").equals(type)) {
        return Trees.text(condition, "status") + " " + Trees.text(condition, "lastTransitionTime");
      }
    }
    return "none";
  }

  @Test
  void aPodIsBoundAtOnceAndReadyAfterItsStart() {
    api.create(Api.PODS, Api.POD);
    api.advance(0);
    assertThat(pod().text("spec", "nodeName")).isEqualTo("node-1");
    assertThat(condition("PodScheduled")).isEqualTo("True 2030-01-01T00:00:00Z");
    api.advance(2.9);
    assertThat(pod().text("status", "phase")).isEqualTo("Pending");
    api.advance(0.1);
    assertThat(pod().text("status", "phase")).isEqualTo("Running");
    assertThat(pod().text("status", "podIP")).startsWith("10.244.");
    assertThat(condition("Ready")).isEqualTo("True 2030-01-01T00:00:03Z");
  }

  @Test
  void podsAreSpreadAndSelectorsHold() {
    String pod = Api.POD.replace("'p'", "'q'");
    api.create(Api.PODS, Api.POD);
    api.advance(0);
    api.create(Api.PODS, pod);
    api.advance(0);
    assertThat(api.get(Api.PODS + "/q").text("spec", "nodeName")).isEqualTo("node-2");
    api.create(
        Api.PODS,
        pod.replace("'q'", "'r'").replace("'spec':{", "'spec':{'nodeSelector':{'x':'y'},"));
    api.advance(10);
    assertThat(api.get(Api.PODS + "/r").text("spec", "nodeName")).isEmpty();
    api.patch("/api/v1/nodes/node-1", Api.MERGE, "{'metadata':{'labels':{'x':'y'}}}");
    api.advance(0);
    assertThat(api.get(Api.PODS + "/r").text("spec", "nodeName")).isEqualTo("node-1");
  }

  @Test
  void aPodThatIsNotRestartedSucceeds() {
    api.create(Api.PODS, Api.POD.replace("'spec':{", "'spec':{'restartPolicy':'Never',"));
    api.advance(6.9);
    assertThat(pod().text("status", "phase")).isEqualTo("Running");
    api.advance(0.1);
    assertThat(pod().text("status", "phase")).isEqualTo("Succeeded");
    assertThat(condition("Ready")).startsWith("False");
  }

  @Test
  void aDeletedPodIsGoneAfterItsStop() {
    api.create(Api.PODS, Api.POD);
    api.advance(5);
    api.delete(Api.PODS + "/p", "");
    api.advance(1.9);
    assertThat(pod().code()).isEqualTo(200);
    api.advance(0.1);
    assertThat(pod().code()).isEqualTo(404);
  }

  @Test
  void aGraceShorterThanTheStopCounts() {
    api.create(Api.PODS, Api.POD);
    api.advance(5);
    api.delete(Api.PODS + "/p?gracePeriodSeconds=1", "");
    api.advance(1);
    assertThat(pod().code()).isEqualTo(404);
  }

  @Test
  void anEvictionIsChargedToTheBudget() {
    api.create(Api.PODS, Api.POD.replace("'name':'p'", "'name':'p','labels':{'a':'b'}"));
    api.advance(5);
    String budgets = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
    api.create(
        budgets,
        "{'metadata':{'name':'b'},'spec':{'minAvailable':1,'selector':{'matchLabels':{'a':'b'}}}}");
    String eviction = "{'metadata':{'name':'p'}}";
    Answer refused = api.post(Api.PODS + "/p/eviction", eviction);
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.text("message"))
        .isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
    api.patch(budgets + "/b/status", Api.MERGE, "{'status':{'disruptionsAllowed':1}}");
    assertThat(api.post(Api.PODS + "/p/eviction", eviction).code()).isEqualTo(201);
    assertThat(condition("DisruptionTarget")).startsWith("True");
    assertThat(api.get(budgets + "/b").at("status", "disruptionsAllowed")).isEqualTo(0L);
    assertThat(pod().text("metadata", "deletionTimestamp")).isNotEmpty();
  }

  @Test
  void aPodIsBoundOnce() {
    api.create(Api.PODS, Api.POD.replace("'spec':{", "'spec':{'schedulerName':'other',"));
    String binding = "{'metadata':{'name':'p'},'target':{'kind':'Node','name':'node-2'}}";
    assertThat(api.post(Api.PODS + "/p/binding", binding).code()).isEqualTo(201);
    Answer again = api.post(Api.PODS + "/p/binding", binding);
    assertThat(again.code()).isEqualTo(409);
    assertThat(again.text("message"))
        .isEqualTo(
            "Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node"
                + " \"node-2\"");
  }

  @Test
  void theAssumptionsCanBeRead() {
    assertThat(api.cluster.describe()).contains("2 node(s)", "3.0 s", "4.0 s", "2.0 s");
  }
}
