// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.embedded.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private static final String MAP = Api.MAPS + "/a";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void anObjectWithoutFinalizersIsGoneAtOnce() {
    String uid = api.create(Api.MAPS, "{'metadata':{'name':'a'}}").text("metadata", "uid");
    Answer deleted = api.delete(MAP, "");
    assertThat(deleted.text("status")).isEqualTo("Success");
    assertThat(deleted.at("details"))
        .isEqualTo(Map.of("name", "a", "kind", "configmaps", "uid", uid));
    assertThat(api.get(MAP).text("message")).isEqualTo("configmaps \"a\" not found");
  }

  @Test
  void aFinalizerKeepsTheObjectUntilItIsRemoved() {
    api.create(Api.MAPS, "{'metadata':{'name':'a','finalizers':['t/f']}}");
    Answer marked = api.delete(MAP, "");
    assertThat(marked.text("metadata", "deletionTimestamp")).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(marked.at("metadata", "deletionGracePeriodSeconds")).isEqualTo(0L);
    assertThat(api.delete(MAP, "").tree()).as("marked once").isEqualTo(marked.tree());
    Answer more = api.patch(MAP, Api.MERGE, "{'metadata':{'finalizers':['t/f','t/g']}}");
    assertThat(more.code()).isEqualTo(422);
    assertThat(more.text("message"))
        .isEqualTo(
            "ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be"
                + " added if the object is being deleted, found new finalizers []string{\"t/g\"}");
    assertThat(api.patch(MAP, Api.MERGE, "{'metadata':{'finalizers':null}}").code()).isEqualTo(200);
    assertThat(api.get(MAP).code()).isEqualTo(404);
  }

  @Test
  void preconditionsMustHold() {
    String uid = api.create(Api.MAPS, "{'metadata':{'name':'a'}}").text("metadata", "uid");
    Answer other = api.delete(MAP, "{'preconditions':{'uid':'x'}}");
    assertThat(other.code()).isEqualTo(409);
    assertThat(other.text("message"))
        .isEqualTo(
            "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (x) does"
                + " not match the UID in record ("
                + uid
                + "). The object might have been deleted and then recreated");
    assertThat(api.delete(MAP, "{'preconditions':{'resourceVersion':'1'}}").code()).isEqualTo(409);
    assertThat(api.delete(MAP, "{'preconditions':{'uid':'" + uid + "'}}").code()).isEqualTo(200);
  }

  @Test
  void propagationPoliciesBecomeFinalizers() {
    String sets = "/apis/apps/v1/namespaces/shop/replicasets";
    String spec =
        "'spec':{'replicas':0,'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':"
            + "{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}";
    api.create(sets, "{'metadata':{'name':'r'}," + spec + "}");
    Answer foreground = api.delete(sets + "/r?propagationPolicy=Foreground", "");
    assertThat(foreground.at("metadata", "finalizers")).isEqualTo(List.of("foregroundDeletion"));
    assertThat(foreground.at("metadata", "generation")).isEqualTo(2L);
    Answer orphan = api.delete(sets + "/r", "{'propagationPolicy':'Orphan'}");
    assertThat(orphan.at("metadata", "finalizers")).isEqualTo(List.of("orphan"));
    assertThat(api.delete(sets + "/r?propagationPolicy=Foo", "").code()).isEqualTo(422);
    Answer background = api.delete(sets + "/r", "{'propagationPolicy':'Background'}");
    assertThat(background.text("status")).isEqualTo("Success");
    api.create(
        "/apis/batch/v1/namespaces/shop/jobs",
        "{'metadata':{'name':'j'},'spec':{'template':{'spec':{'restartPolicy':'Never','containers':"
            + "[{'name':'c','image':'i'}]}}}}");
    Answer job = api.delete("/apis/batch/v1/namespaces/shop/jobs/j", "");
    assertThat(job.at("metadata", "finalizers")).as("jobs orphan").isEqualTo(List.of("orphan"));
  }

  @Test
  void aPodThatRunsHasAGracePeriodThatCanOnlyShrink() {
    api.create(Api.PODS, Api.POD);
    api.advance(2);
    Answer marked = api.delete(Api.PODS + "/p", "");
    assertThat(marked.text("metadata", "deletionTimestamp")).isEqualTo("2030-01-01T00:00:32Z");
    assertThat(marked.at("metadata", "deletionGracePeriodSeconds")).isEqualTo(30L);
    Answer shorter = api.delete(Api.PODS + "/p?gracePeriodSeconds=5", "");
    assertThat(shorter.text("metadata", "deletionTimestamp")).isEqualTo("2030-01-01T00:00:07Z");
    Answer longer = api.delete(Api.PODS + "/p", "{'gracePeriodSeconds':50}");
    assertThat(longer.tree()).isEqualTo(shorter.tree());
    api.delete(Api.PODS + "/p", "{'gracePeriodSeconds':0}");
    assertThat(api.get(Api.PODS + "/p").code()).isEqualTo(404);
  }

  @Test
  void aPodWithoutANodeIsGoneAtOnce() {
    api.create(Api.PODS, Api.POD);
    Answer deleted = api.delete(Api.PODS + "/p", "");
    assertThat(deleted.text("kind")).isEqualTo("Pod");
    assertThat(api.get(Api.PODS + "/p").code()).isEqualTo(404);
  }

  @Test
  void aNamespaceEndsWhenItIsFinalized() {
    Answer marked = api.delete(Api.SHOP, "");
    assertThat(marked.text("status", "phase")).isEqualTo("Terminating");
    assertThat(api.delete(Api.SHOP, "").tree()).isEqualTo(marked.tree());
    Map<String, Object> sent = marked.tree();
    Trees.make(sent, "spec").remove("finalizers");
    assertThat(api.put(Api.SHOP, sent).at("spec", "finalizers"))
        .as("a plain write leaves the finalizers")
        .isEqualTo(List.of("kubernetes"));
    sent = api.get(Api.SHOP).tree();
    Trees.make(sent, "spec").remove("finalizers");
    assertThat(api.put(Api.SHOP + "/finalize", sent).code()).isEqualTo(200);
    assertThat(api.get(Api.SHOP).code()).isEqualTo(404);
    assertThat(api.delete(Api.NAMESPACES + "/default", "").text("message"))
        .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
  }

  @Test
  void aCollectionIsDeletedByItsLabels() {
    api.create(Api.MAPS, "{'metadata':{'name':'a','labels':{'x':'1'}}}");
    api.create(Api.MAPS, "{'metadata':{'name':'b','labels':{'x':'2'}}}");
    Answer deleted = api.delete(Api.MAPS + "?labelSelector=x%3D1", "");
    assertThat(deleted.text("kind")).isEqualTo("ConfigMapList");
    assertThat(api.get(MAP).code()).isEqualTo(404);
    assertThat(api.get(Api.MAPS + "/b").code()).isEqualTo(200);
    assertThat(api.delete(Api.NAMESPACES, "").code()).as("not for namespaces").isEqualTo(405);
  }
}
