// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import facts.core.ConfigMap;
import facts.core.Pod;
import facts.schema.Envelope;
import facts.schema.Json;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
  static Stream<Kind> kinds() {
    return Schema.kubernetes().kinds().stream();
  }

  static Stream<Kind> slimKinds() {
    return kinds().filter(Kinds::isSlim);
  }

  private static byte[] full(Kind kind) {
    return Envelope.read(Vectors.bytes(Vectors.name(kind, "full") + ".pb")).raw();
  }

  private static Map<String, Object> fullTree(Kind kind) {
    return Json.readObject(Vectors.bytes(Vectors.name(kind, "full") + ".json"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void metadataOfEveryKindIsThatOfItsJson(Kind kind) {
    ClusterObject object = Kinds.read(kind, full(kind));
    Map<String, Object> meta = Json.asObject(fullTree(kind).get("metadata"));
    assertThat(object.kind()).isEqualTo(kind);
    assertThat(object.getName()).isEqualTo(meta.get("name"));
    assertThat(object.getNamespace()).isEqualTo(meta.get("namespace"));
    assertThat(object.getGenerateName()).isEqualTo(meta.get("generateName"));
    assertThat(object.getUid()).isEqualTo(meta.get("uid"));
    assertThat(object.getResourceVersion()).isEqualTo(meta.get("resourceVersion"));
    assertThat(object.getGeneration()).isEqualTo(meta.get("generation"));
    assertThat(object.getCreationTimestamp()).hasToString((String) meta.get("creationTimestamp"));
    assertThat(object.getDeletionTimestamp()).hasToString((String) meta.get("deletionTimestamp"));
    assertThat(object.isDeleting()).isTrue();
    assertThat(object.getDeletionGracePeriodSeconds())
        .isEqualTo(meta.get("deletionGracePeriodSeconds"));
    assertThat((Object) object.getLabels()).isEqualTo(meta.get("labels"));
    assertThat((Object) object.getAnnotations()).isEqualTo(meta.get("annotations"));
    assertThat((Object) object.getFinalizers()).isEqualTo(meta.get("finalizers"));
    assertThat((Object) object.getOwnerReferences().stream().map(OwnerReference::toTree).toList())
        .isEqualTo(meta.get("ownerReferences"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anEmptyObjectOfEveryKindIsRead(Kind kind) {
    ClusterObject object = Kinds.read(kind, new byte[0]);
    assertThat(object.getName()).isEmpty();
    assertThat(object.getLabels()).isEmpty();
    assertThat(object.isDeleting()).isFalse();
    assertThat(object.getController()).isNull();
  }

  @ParameterizedTest
  @MethodSource("slimKinds")
  void aKindThatIsKeptWholeLosesOnlyManagedFields(Kind kind) {
    ClusterObject object = Kinds.read(kind, full(kind));
    if (object.whole() == null) {
      assertThat(object.tree()).isNull();
      return;
    }
    Map<String, Object> want = fullTree(kind);
    want.remove("kind");
    want.remove("apiVersion");
    Json.asObject(want.get("metadata")).remove("managedFields");
    assertThat(Json.text(object.tree())).isEqualTo(Json.text(want));
    assertThat(object.at("metadata.name")).isEqualTo(object.getName());
    assertThat(object.at("metadata.nothing.there")).isNull();
  }

  @ParameterizedTest
  @MethodSource("slimKinds")
  void cutBytesAreRefusedOrRead(Kind kind) {
    byte[] bytes = full(kind);
    int refused = 0;
    for (int length = 0; length < bytes.length; length += 1 + length / 60) {
      try {
        Kinds.read(kind, Arrays.copyOf(bytes, length));
      } catch (SchemaException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("slimKinds")
  void damagedBytesGiveNoOtherFault(Kind kind) {
    byte[] bytes = full(kind);
    int refused = 0;
    for (int i = 0; i < bytes.length; i += 1 + bytes.length / 200) {
      byte[] damaged = bytes.clone();
      damaged[i] = (byte) (damaged[i] + 0x55);
      try {
        Kinds.read(kind, damaged);
      } catch (SchemaException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void absurdTimesAreRefusedAtOnce() throws IOException {
    byte[] time = message(out -> out.writeInt64(1, Long.MAX_VALUE));
    byte[] metadata = message(out -> out.writeByteArray(9, time));
    byte[] pod = message(out -> out.writeByteArray(1, metadata));
    assertThatThrownBy(() -> Kinds.read(Kinds.POD, pod))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("out of range");
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    writing.to(out);
    out.flush();
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "annotations"})
  void aLargeObjectIsRead(String place) {
    Map<String, Object> large = new HashMap<>();
    for (int i = 0; i < 150; i++) {
      large.put("key-" + i, "x".repeat(10_000));
    }
    Map<String, Object> metadata = new HashMap<>(Map.of("name", "large", "namespace", "default"));
    Map<String, Object> tree = new HashMap<>(Map.of("metadata", metadata));
    if (place.equals("data")) {
      tree.put("data", large);
    } else {
      metadata.put("annotations", large);
    }
    ConfigMap read = (ConfigMap) Kinds.fromTree(Kinds.CONFIG_MAP, tree);
    assertThat((Object) (place.equals("data") ? read.getData() : read.getAnnotations()))
        .isEqualTo(large);
  }

  @Test
  void aManifestGivesTheSameFactAsTheWire() {
    Pod watched = (Pod) Kinds.read(Kinds.POD, full(Kinds.POD));
    Pod written = (Pod) Kinds.fromTree(fullTree(Kinds.POD));
    assertThat(written).usingRecursiveComparison().isEqualTo(watched);
  }

  @Test
  void theStableVersionOfAKindIsTheNamedOne() {
    assertThat(requireNonNull(Kinds.named("ResourceClaim")).version()).isEqualTo("v1");
    assertThat(requireNonNull(Kinds.named("ResourceClaim.resource.k8s.io")).version())
        .isEqualTo("v1");
    assertThat(requireNonNull(Kinds.named("Workload")).version()).isEqualTo("v1beta1");
    assertThat(requireNonNull(Kinds.named("HorizontalPodAutoscaler")).version()).isEqualTo("v2");
    assertThat(requireNonNull(Kinds.named("Event")).group()).isEmpty();
  }

  @Test
  void kindsThatAreNoLongerServedAreUnknown() {
    assertThat(Kinds.find("policy/v1beta1", "PodDisruptionBudget")).isNull();
    assertThat(Kinds.find("apps/v1beta1", "Deployment")).isNull();
    assertThat(Kinds.find("apiextensions.k8s.io/v1", "CustomResourceDefinition")).isNotNull();
  }

  @Test
  void theFirstControllerOfTheReferencesCounts() {
    List<Object> owners =
        List.of(
            Map.of("apiVersion", "v1", "kind", "Node", "name", "n", "uid", "1"),
            Map.of(
                "apiVersion", "v1", "kind", "Thing", "name", "t", "uid", "2", "controller", true));
    ClusterObject object =
        Kinds.fromTree(Kinds.POD, Map.of("metadata", Map.of("ownerReferences", owners)));
    assertThat(object.getControllerUid()).isEqualTo("2");
  }
}
