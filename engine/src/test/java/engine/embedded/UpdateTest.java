// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.embedded.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {
  private static final String WEB = Api.DEPLOYMENTS + "/web";

  private final Api api = new Api();

  @BeforeEach
  void deployment() {
    api.create(
        Api.DEPLOYMENTS,
        "{'metadata':{'name':'web','labels':{'a':'b'}},'spec':{'selector':{'matchLabels':{'app':"
            + "'web'}},'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':["
            + "{'name':'c','image':'i:1','env':[{'name':'A','value':'1'},{'name':'B','value':'2'}]},"
            + "{'name':'d','image':'j:1'}]}}}}");
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Map<String, Object> web() {
    return api.get(WEB).tree();
  }

  @Test
  void aPutOfAnOldVersionConflicts() {
    Map<String, Object> old = web();
    api.patch(WEB, Api.MERGE, "{'spec':{'replicas':2}}");
    Answer refused = api.put(WEB, old);
    assertThat(refused.code()).isEqualTo(409);
    assertThat(refused.text("message"))
        .isEqualTo(
            "Operation cannot be fulfilled on deployments.apps \"web\": the object has been"
                + " modified; please apply your changes to the latest version and try again");
    Trees.make(old, "metadata").remove("resourceVersion");
    assertThat(api.put(WEB, old).code()).as("without a version it counts").isEqualTo(200);
    Trees.make(old, "metadata").put("uid", "other");
    assertThat(api.put(WEB, old).text("message"))
        .contains("Precondition failed: UID in precondition: other, UID in object meta: ");
  }

  @Test
  void aPutThatChangesNothingWritesNothing() {
    Map<String, Object> old = web();
    assertThat(api.put(WEB, old).tree()).isEqualTo(old);
    assertThat(web()).isEqualTo(old);
  }

  @Test
  void generationsCountChangesOfTheSpecAndADeploymentsAnnotations() {
    Answer labels = api.patch(WEB, Api.MERGE, "{'metadata':{'labels':{'x':'y'}}}");
    assertThat(labels.at("metadata", "generation")).isEqualTo(1L);
    Answer spec = api.patch(WEB, Api.MERGE, "{'spec':{'replicas':3}}");
    assertThat(spec.at("metadata", "generation")).isEqualTo(2L);
    Answer notes = api.patch(WEB, Api.MERGE, "{'metadata':{'annotations':{'x':'y'}}}");
    assertThat(notes.at("metadata", "generation")).isEqualTo(3L);
    Answer status =
        api.patch(
            WEB + "/status",
            Api.MERGE,
            "{'status':{'replicas':3},'metadata':{'annotations':{'z':'y'}}}");
    assertThat(status.at("metadata", "annotations")).isEqualTo(Map.of("x", "y", "z", "y"));
    assertThat(status.at("metadata", "generation")).isEqualTo(3L);
  }

  @Test
  void theStatusIsWrittenApartAndTakesMetadataAlong() {
    Map<String, Object> sent = web();
    Trees.make(sent, "spec").put("replicas", 9L);
    Trees.make(sent, "status").put("replicas", 4L);
    Trees.make(sent, "metadata").put("annotations", Trees.of("n", "1"));
    Trees.make(sent, "metadata").put("finalizers", new ArrayList<Object>(List.of("t/f")));
    Trees.make(sent, "metadata").put("labels", Trees.of("n", "1"));
    Answer status = api.put(WEB + "/status", sent);
    assertThat(status.at("spec", "replicas")).isEqualTo(1L);
    assertThat(status.at("status", "replicas")).isEqualTo(4L);
    assertThat(status.at("metadata", "annotations")).isEqualTo(Map.of("n", "1"));
    assertThat(status.at("metadata", "finalizers")).isEqualTo(List.of("t/f"));
    assertThat(status.at("metadata", "labels"))
        .as("a deployment's labels are not taken")
        .isEqualTo(Map.of("a", "b"));
    Answer main = api.patch(WEB, Api.MERGE, "{'status':{'replicas':7},'spec':{'replicas':2}}");
    assertThat(main.at("status", "replicas")).isEqualTo(4L);
    assertThat(main.at("spec", "replicas")).isEqualTo(2L);
  }

  @Test
  void aMergePatchReplacesListsAndRemovesWithNull() {
    Answer patched =
        api.patch(
            WEB,
            Api.MERGE,
            "{'metadata':{'labels':{'a':null,'c':'d'}},'spec':{'template':{'spec':{'containers':["
                + "{'name':'e','image':'k'}]}}}}");
    assertThat(patched.at("metadata", "labels")).isEqualTo(Map.of("c", "d"));
    assertThat(Trees.children(patched.tree(), "spec", "template", "spec", "containers"))
        .extracting(container -> container.get("name"))
        .containsExactly("e");
  }

  @Test
  void aStrategicPatchMergesListsByTheirKeys() {
    Answer patched =
        api.patch(
            WEB,
            Api.STRATEGIC,
            "{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'i:2','env':["
                + "{'name':'A','$patch':'delete'},{'name':'C','value':'3'}]}]}}}}");
    List<Map<String, Object>> containers =
        Trees.children(patched.tree(), "spec", "template", "spec", "containers");
    assertThat(containers).extracting(c -> c.get("image")).containsExactly("i:2", "j:1");
    assertThat(containers.get(0).get("env"))
        .isEqualTo(List.of(Map.of("name", "C", "value", "3"), Map.of("name", "B", "value", "2")));
  }

  @Test
  void aStrategicPatchTreatsFinalizersAsASetAndOwnersByUid() {
    String owner = "{'apiVersion':'v1','kind':'Foo','name':'f','uid':'u1'}";
    api.patch(
        WEB,
        Api.STRATEGIC,
        "{'metadata':{'finalizers':['t/a','t/b'],'ownerReferences':[" + owner + "]}}");
    Answer patched =
        api.patch(
            WEB,
            Api.STRATEGIC,
            "{'metadata':{'finalizers':['t/b','t/c'],'$deleteFromPrimitiveList/finalizers':['t/a'],"
                + "'ownerReferences':[{'$patch':'delete','uid':'u1'},"
                + owner.replace("u1", "u2")
                + "]}}");
    assertThat(patched.at("metadata", "finalizers")).isEqualTo(List.of("t/b", "t/c"));
    assertThat(Trees.children(patched.tree(), "metadata", "ownerReferences"))
        .extracting(reference -> reference.get("uid"))
        .containsExactly("u2");
  }

  @Test
  void aPatchForAnotherStateIsRefused() {
    Answer version = api.patch(WEB, Api.MERGE, "{'metadata':{'resourceVersion':'1'}}");
    assertThat(version.code()).isEqualTo(409);
    Answer uid = api.patch(WEB, Api.STRATEGIC, "{'metadata':{'uid':'x'}}");
    assertThat(uid.code()).isEqualTo(422);
    assertThat(uid.text("message"))
        .isEqualTo(
            "Deployment.apps \"web\" is invalid: metadata.uid: Invalid value: \"x\": field is"
                + " immutable");
    assertThat(api.patch(WEB, "application/json-patch+json", "[]").code()).isNotEqualTo(200);
    assertThat(api.patch(Api.DEPLOYMENTS + "/none", Api.MERGE, "{}").code()).isEqualTo(404);
  }

  @Test
  void whatCantBeChangedIsKeptFromChanging() {
    Answer selector =
        api.patch(WEB, Api.MERGE, "{'spec':{'selector':{'matchLabels':{'app':'x'}}}}");
    assertThat(selector.code()).isEqualTo(422);
    assertThat(selector.text("message")).contains("spec.selector: Invalid value: ");
    api.create(Api.PODS, Api.POD);
    Answer image =
        api.patch(
            Api.PODS + "/p", Api.STRATEGIC, "{'spec':{'containers':[{'name':'c','image':'z'}]}}");
    assertThat(image.code()).isEqualTo(200);
    Answer command =
        api.patch(
            Api.PODS + "/p",
            Api.STRATEGIC,
            "{'spec':{'containers':[{'name':'c','command':['z']}]}}");
    assertThat(command.code()).isEqualTo(422);
  }

  @Test
  void aScaleIsReadAndSet() {
    Answer scale = api.get(WEB + "/scale");
    assertThat(scale.text("kind")).isEqualTo("Scale");
    assertThat(scale.text("status", "selector")).isEqualTo("app=web");
    Trees.make(scale.tree(), "spec").put("replicas", 5L);
    assertThat(api.put(WEB + "/scale", scale.tree()).at("spec", "replicas")).isEqualTo(5L);
    assertThat(web()).extracting(tree -> Trees.at(tree, "spec", "replicas")).isEqualTo(5L);
    assertThat(api.put(WEB + "/scale", scale.tree()).code()).as("an old version").isEqualTo(409);
  }
}
