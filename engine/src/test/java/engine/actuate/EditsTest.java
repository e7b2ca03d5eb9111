// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import facts.intent.Change;
import facts.intent.Edit;
import facts.meta.Kinds;
import facts.meta.Ref;
import facts.schema.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Edits on a tree, and the two kinds of patches that are made of them. */
class EditsTest {
  private static final Change NONE = Change.of(Kinds.POD, new Ref("v1", "Pod", "shop", "web", "1"));

  private static Map<String, Object> tree(String json) {
    return Json.asObject(Json.read(json));
  }

  private static String applied(String json, Change change) {
    Map<String, Object> tree = tree(json);
    Edits.apply(tree, change.edits());
    return Json.text(tree);
  }

  private static String strategic(Change change) {
    return Json.text(Patches.strategic(change.edits()));
  }

  private static String merge(String json, Change change) {
    return Json.text(Patches.merge(change.edits(), tree(json)));
  }

  @Test
  void fieldsAreSetAndRemovedAndMissingParentsMade() {
    assertThat(applied("{\"a\":{\"b\":1,\"c\":2}}", NONE.set("a.b", 3L).unset("a.c")))
        .isEqualTo("{\"a\":{\"b\":3}}");
    assertThat(applied("{}", NONE.set("a.b.c", "x"))).isEqualTo("{\"a\":{\"b\":{\"c\":\"x\"}}}");
    assertThat(applied("{\"a\":{\"b\":1}}", NONE.set("a.b", null))).isEqualTo("{\"a\":{}}");
  }

  @Test
  void entriesOfMapsMayHoldDots() {
    assertThat(applied("{}", NONE.annotate("example.com/a.b", "1")))
        .isEqualTo("{\"metadata\":{\"annotations\":{\"example.com/a.b\":\"1\"}}}");
    assertThat(
            applied(
                "{\"metadata\":{\"annotations\":{\"a.b\":\"1\",\"c\":\"2\"}}}",
                NONE.dropAnnotation("a.b")))
        .isEqualTo("{\"metadata\":{\"annotations\":{\"c\":\"2\"}}}");
  }

  @Test
  void itemsAreMergedByTheirKeyInTheirPlace() {
    String list = "{\"l\":[{\"k\":\"a\",\"v\":1,\"w\":1},{\"k\":\"b\"}]}";
    assertThat(applied(list, NONE.upsert("l", "k", Map.of("k", "a", "v", 2L))))
        .isEqualTo("{\"l\":[{\"k\":\"a\",\"v\":2,\"w\":1},{\"k\":\"b\"}]}");
    assertThat(applied(list, NONE.upsert("l", "k", Map.of("k", "c"))))
        .isEqualTo("{\"l\":[{\"k\":\"a\",\"v\":1,\"w\":1},{\"k\":\"b\"},{\"k\":\"c\"}]}");
    assertThat(applied(list, NONE.remove("l", "k", "a"))).isEqualTo("{\"l\":[{\"k\":\"b\"}]}");
  }

  @Test
  void setsAreSortedAndFinalizersKeepTheirOrder() {
    assertThat(applied("{\"s\":[\"c\",\"a\",\"b\"]}", NONE.removeMember("s", "a")))
        .isEqualTo("{\"s\":[\"b\",\"c\"]}");
    assertThat(
            applied(
                "{\"metadata\":{\"finalizers\":[\"z\",\"a\"]}}",
                NONE.addFinalizer("m").addFinalizer("a").removeFinalizer("z")))
        .isEqualTo("{\"metadata\":{\"finalizers\":[\"a\",\"m\"]}}");
  }

  @Test
  void theTreeThatTheCopyWasMadeFromStays() {
    Map<String, Object> base = tree("{\"a\":{\"l\":[{\"k\":\"x\"}],\"m\":{\"n\":1}}}");
    String before = Json.text(base);
    Patches.merge(
        NONE.upsert("a.l", "k", Map.of("k", "x", "v", 1L)).set("a.m.n", 2L).edits(), base);
    assertThat(Json.text(base)).isEqualTo(before);
  }

  @Test
  void aStrategicPatchNamesOnlyWhatChanges() {
    assertThat(strategic(NONE.set("a.b", 1L).unset("a.c").dropAnnotation("x.y")))
        .isEqualTo("{\"a\":{\"b\":1,\"c\":null},\"metadata\":{\"annotations\":{\"x.y\":null}}}");
    assertThat(strategic(NONE.upsert("l", "k", Map.of("k", "a")).remove("l", "k", "b")))
        .isEqualTo("{\"l\":[{\"k\":\"a\"},{\"$patch\":\"delete\",\"k\":\"b\"}]}");
    assertThat(strategic(NONE.addFinalizer("a").removeFinalizer("b")))
        .isEqualTo(
            "{\"metadata\":{\"finalizers\":[\"a\"],"
                + "\"$deleteFromPrimitiveList/finalizers\":[\"b\"]}}");
  }

  @Test
  void aStrategicPatchRefusesWhatItCanNotSay() {
    List<Edit> edits = NONE.removeMember("spec.finalizers", "kubernetes").edits();
    assertThatThrownBy(() -> Patches.strategic(edits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spec.finalizers");
  }

  @Test
  void aMergePatchNamesWholeListsAndNullWhereNothingIsLeft() {
    String base = "{\"metadata\":{\"finalizers\":[\"a\",\"b\"]},\"l\":[{\"k\":\"x\"}]}";
    assertThat(merge(base, NONE.removeFinalizer("a")))
        .isEqualTo("{\"metadata\":{\"finalizers\":[\"b\"]}}");
    assertThat(merge(base, NONE.removeFinalizer("a").removeFinalizer("b").remove("l", "k", "x")))
        .isEqualTo("{\"metadata\":{\"finalizers\":null},\"l\":null}");
    assertThat(merge(base, NONE.label("a.b", "c").unset("gone")))
        .isEqualTo("{\"metadata\":{\"labels\":{\"a.b\":\"c\"}},\"gone\":null}");
  }
}
