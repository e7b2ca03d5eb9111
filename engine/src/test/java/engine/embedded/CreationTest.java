// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.embedded.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreationTest {
  private static final String WEB =
      "{'metadata':{'name':'web'},'spec':{'selector':{'matchLabels':{'app':'web'}},'template':"
          + "{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'c','image':'i:1'}]}}}}";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void anObjectGetsAnIdentity() {
    Answer made = api.create(Api.MAPS, "{'metadata':{'name':'a'},'data':{'k':'v'}}");
    assertThat(made.text("metadata", "uid")).hasSize(36);
    assertThat(made.text("metadata", "creationTimestamp")).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(made.text("metadata", "namespace")).isEqualTo("shop");
    Answer next = api.create(Api.MAPS, "{'metadata':{'name':'b'}}");
    assertThat(Long.parseLong(next.text("metadata", "resourceVersion")))
        .isGreaterThan(Long.parseLong(made.text("metadata", "resourceVersion")));
    assertThat(api.get(Api.MAPS + "/a").tree()).isEqualTo(made.tree());
  }

  @Test
  void aNameIsMadeFromAPrefixAndCutToFit() {
    String prefix = "p".repeat(70) + "-";
    Answer made = api.create(Api.MAPS, "{'metadata':{'generateName':'" + prefix + "'}}");
    assertThat(made.text("metadata", "name")).hasSize(63).startsWith("p".repeat(58));
    Answer both = api.create(Api.MAPS, "{'metadata':{'generateName':'a-','name':'b'}}");
    assertThat(both.text("metadata", "name")).isEqualTo("b");
    assertThat(both.text("metadata", "generateName")).isEqualTo("a-");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    api.create(Api.DEPLOYMENTS, WEB);
    Answer again = api.post(Api.DEPLOYMENTS, WEB);
    assertThat(again.code()).isEqualTo(409);
    assertThat(again.text("reason")).isEqualTo("AlreadyExists");
    assertThat(again.text("message")).isEqualTo("deployments.apps \"web\" already exists");
    assertThat(again.at("details"))
        .isEqualTo(Map.of("name", "web", "group", "apps", "kind", "deployments"));
  }

  @Test
  void aDeploymentIsFilledAsTheServerFillsIt() {
    Map<String, Object> spec = Trees.map(api.create(Api.DEPLOYMENTS, WEB).tree(), "spec");
    assertThat(spec)
        .containsEntry("replicas", 1L)
        .containsEntry("revisionHistoryLimit", 10L)
        .containsEntry("progressDeadlineSeconds", 600L)
        .containsEntry(
            "strategy",
            Map.of(
                "type",
                "RollingUpdate",
                "rollingUpdate",
                Map.of("maxUnavailable", "25%", "maxSurge", "25%")));
    assertThat(Trees.map(spec, "template", "spec"))
        .isEqualTo(
            Map.of(
                "containers",
                List.of(
                    Map.of(
                        "name",
                        "c",
                        "image",
                        "i:1",
                        "resources",
                        Map.of(),
                        "terminationMessagePath",
                        "/dev/termination-log",
                        "terminationMessagePolicy",
                        "File",
                        "imagePullPolicy",
                        "IfNotPresent")),
                "restartPolicy",
                "Always",
                "terminationGracePeriodSeconds",
                30L,
                "dnsPolicy",
                "ClusterFirst",
                "securityContext",
                Map.of(),
                "schedulerName",
                "default-scheduler"));
  }

  @Test
  void aStatusSentWithANewObjectIsDropped() {
    Answer made =
        api.create(
            Api.DEPLOYMENTS, WEB.replace("'spec':{'sel", "'status':{'replicas':3},'spec':{'sel"));
    assertThat(made.at("status")).isEqualTo(Map.of());
    assertThat(made.at("metadata", "generation")).isEqualTo(1L);
  }

  @Test
  void aJobIsSelectedByItsUid() {
    Answer job =
        api.create(
            "/apis/batch/v1/namespaces/shop/jobs",
            "{'metadata':{'name':'j'},'spec':{'template':{'spec':{'restartPolicy':'Never',"
                + "'containers':[{'name':'c','image':'i'}]}}}}");
    String uid = job.text("metadata", "uid");
    assertThat(job.at("spec", "selector", "matchLabels"))
        .isEqualTo(Map.of("batch.kubernetes.io/controller-uid", uid));
    assertThat(job.at("metadata", "labels"))
        .isEqualTo(job.at("spec", "template", "metadata", "labels"))
        .isEqualTo(
            Map.of(
                "batch.kubernetes.io/controller-uid",
                uid,
                "controller-uid",
                uid,
                "batch.kubernetes.io/job-name",
                "j",
                "job-name",
                "j"));
    assertThat(job.at("spec", "completions")).isEqualTo(1L);
    assertThat(job.at("spec", "podReplacementPolicy")).isEqualTo("TerminatingOrFailed");
  }

  @Test
  void aServiceGetsAnAddressAndEachServiceItsOwn() {
    String path = Api.SHOP + "/services";
    Answer one = api.create(path, "{'metadata':{'name':'a'},'spec':{'ports':[{'port':80}]}}");
    Answer two = api.create(path, "{'metadata':{'name':'b'},'spec':{'ports':[{'port':80}]}}");
    assertThat(one.text("spec", "clusterIP")).startsWith("10.96.");
    assertThat(two.text("spec", "clusterIP")).isNotEqualTo(one.text("spec", "clusterIP"));
    assertThat(one.at("spec", "ports"))
        .isEqualTo(List.of(Map.of("protocol", "TCP", "port", 80L, "targetPort", 80L)));
    assertThat(one.at("spec", "ipFamilies")).isEqualTo(List.of("IPv4"));
    Answer headless =
        api.create(
            path, "{'metadata':{'name':'c'},'spec':{'clusterIP':'None','selector':{'a':'b'}}}");
    assertThat(headless.at("spec", "clusterIPs")).isEqualTo(List.of("None"));
  }

  @Test
  void aNamespaceGetsItsFinalizerAndItsLabel() {
    Answer made = api.create(Api.NAMESPACES, "{'metadata':{'name':'x'}}");
    assertThat(made.at("spec", "finalizers")).isEqualTo(List.of("kubernetes"));
    assertThat(made.at("metadata", "labels")).isEqualTo(Map.of("kubernetes.io/metadata.name", "x"));
    assertThat(made.text("status", "phase")).isEqualTo("Active");
  }

  @Test
  void aPodNeedsItsServiceAccount() {
    api.delete(Api.SHOP + "/serviceaccounts/default", "");
    Answer refused = api.post(Api.PODS, Api.POD);
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.text("message"))
        .isEqualTo(
            "pods \"p\" is forbidden: error looking up service account shop/default:"
                + " serviceaccount \"default\" not found");
  }

  @Test
  void aNamespaceThatIsMissingOrEndsTakesNothingNew() {
    Answer missing = api.post(Api.NAMESPACES + "/none/configmaps", "{'metadata':{'name':'a'}}");
    assertThat(missing.code()).isEqualTo(404);
    assertThat(missing.text("message")).isEqualTo("namespaces \"none\" not found");
    api.delete(Api.SHOP, "");
    Answer ending = api.post(Api.MAPS, "{'metadata':{'name':'a'}}");
    assertThat(ending.code()).isEqualTo(403);
    assertThat(ending.text("message"))
        .isEqualTo(
            "configmaps \"a\" is forbidden: unable to create new content in namespace shop because"
                + " it is being terminated");
    assertThat(ending.at("details", "causes"))
        .isEqualTo(
            List.of(
                Map.of(
                    "reason",
                    "NamespaceTerminating",
                    "message",
                    "namespace shop is being terminated",
                    "field",
                    "metadata.namespace")));
  }

  @Test
  void aBadObjectIsRefusedWithItsFault() {
    Answer nameless = api.post(Api.MAPS, "{'metadata':{}}");
    assertThat(nameless.code()).isEqualTo(422);
    assertThat(nameless.text("message"))
        .isEqualTo(
            "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is"
                + " required");
    Answer selector =
        api.post(Api.DEPLOYMENTS, WEB.replace("'labels':{'app':'web'}", "'labels':{'app':'x'}"));
    assertThat(selector.text("message"))
        .isEqualTo(
            "Deployment.apps \"web\" is invalid: spec.template.metadata.labels: Invalid value:"
                + " {\"app\":\"x\"}: `selector` does not match template `labels`");
    assertThat(api.post(Api.MAPS, "{'metadata':{'name':7}}").code()).isEqualTo(400);
    assertThat(api.post(Api.MAPS, "{'kind':'Secret','apiVersion':'v1'}").code()).isEqualTo(400);
    assertThat(api.send("POST", Api.MAPS, "text/x", "x").code()).isEqualTo(415);
    assertThat(api.post("/api/v1/configmaps", "{'metadata':{'name':'a'}}").code()).isEqualTo(405);
    assertThat(api.get("/apis/apps/v1/foos").text("message"))
        .isEqualTo("the server could not find the requested resource");
  }
}
