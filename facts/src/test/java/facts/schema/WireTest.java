// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import facts.meta.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
  private static final MessageType POD = Schema.kubernetes().message("core/v1.Pod");
  private static final MessageType JSON_SCHEMA =
      Schema.kubernetes().message("apiextensions/v1.JSONSchemaProps");

  static Stream<Kind> kinds() {
    return Schema.kubernetes().kinds().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void decodedProtobufPrintsAsGoPrintsJson(Kind kind) {
    for (String variant : List.of("full", "empty")) {
      String name = Vectors.name(kind, variant);
      Envelope envelope = Envelope.read(Vectors.bytes(name + ".pb"));
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("kind", envelope.kind());
      tree.put("apiVersion", envelope.apiVersion());
      tree.putAll(Wire.decode(type(kind), envelope.raw()));
      assertThat(Json.text(tree)).as(name).isEqualTo(text(name + ".json"));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void encodedJsonIsTheProtobufOfGo(Kind kind) {
    for (String variant : List.of("full", "empty")) {
      String name = Vectors.name(kind, variant);
      Map<String, Object> tree = Json.readObject(Vectors.bytes(name + ".json"));
      assertThat(Wire.encode(type(kind), tree))
          .as(name)
          .isEqualTo(Envelope.read(Vectors.bytes(name + ".pb")).raw());
    }
  }

  private static String text(String name) {
    return new String(Vectors.bytes(name), StandardCharsets.UTF_8);
  }

  private static MessageType type(Kind kind) {
    return requireNonNull(Schema.kubernetes().type(kind));
  }

  private static byte[] fullPod() {
    return Envelope.read(Vectors.bytes("core/v1/Pod/full.pb")).raw();
  }

  @Test
  void managedFieldsCanBeLeftOut() {
    byte[] pod = fullPod();
    Map<String, Object> whole = Wire.decode(POD, pod);
    assertThat(Json.asObject(whole.get("metadata"))).containsKey("managedFields");
    Json.asObject(whole.get("metadata")).remove("managedFields");
    assertThat(Wire.decode(POD, pod, false)).isEqualTo(whole);
    byte[] smaller = Wire.withoutManagedFields(pod);
    assertThat(Wire.decode(POD, smaller)).isEqualTo(whole);
    assertThat(Wire.encode(POD, whole)).isEqualTo(smaller);
  }

  @Test
  void fieldsOfALaterVersionSurvive() {
    byte[] later =
        Wire.toBytes(
            out -> {
              out.writeByteArray(
                  1,
                  Wire.toBytes(
                      meta -> {
                        meta.writeString(1, "web");
                        meta.writeString(99, "new");
                      }));
              out.writeInt64(1000, 7);
            });
    Map<String, Object> tree = Wire.decode(POD, later);
    assertThat(Json.text(tree))
        .isEqualTo(
            "{\"metadata\":{\"name\":\"web\"},\"spec\":{\"containers\":null},\"status\":{}}");
    Map<String, Object> again = Wire.decode(POD, Wire.encode(POD, tree));
    assertThat((byte[]) again.get(Wire.UNKNOWN))
        .isEqualTo(Wire.toBytes(out -> out.writeInt64(1000, 7)));
    assertThat((byte[]) ((Map<?, ?>) again.get("metadata")).get(Wire.UNKNOWN))
        .isEqualTo(Wire.toBytes(out -> out.writeString(99, "new")));
  }

  @Test
  void everyCutOfAPodIsRefusedOrRead() {
    byte[] pod = fullPod();
    int refused = 0;
    for (int length = 0; length < pod.length; length += 1 + length / 200) {
      try {
        Wire.decode(POD, Arrays.copyOf(pod, length));
      } catch (SchemaException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void damagedBytesGiveNoOtherFault() {
    byte[] pod = fullPod();
    int refused = 0;
    for (int i = 0; i < pod.length; i += 71) {
      byte[] damaged = pod.clone();
      damaged[i] = (byte) (damaged[i] + 0x55);
      try {
        Wire.decode(POD, damaged);
        Wire.withoutManagedFields(damaged);
      } catch (SchemaException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void endlessNestingIsRefused() {
    Map<String, Object> schema = Map.of("type", "string");
    for (int i = 0; i < 150; i++) {
      schema = Map.of("not", schema);
    }
    byte[] accepted = Wire.encode(JSON_SCHEMA, schema);
    assertThat(Wire.decode(JSON_SCHEMA, accepted)).containsKey("not");
    for (int i = 0; i < 100; i++) {
      schema = Map.of("not", schema);
    }
    byte[] refused = Wire.encode(JSON_SCHEMA, schema);
    assertThatThrownBy(() -> Wire.decode(JSON_SCHEMA, refused))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("nested deeper than 200");
  }

  @Test
  void schemasThatMayBeBooleansOrListsKeepTheirForm() {
    Map<String, Object> tree =
        Json.readObject(
            ("{\"items\":[{\"type\":\"string\"},{\"type\":\"integer\"}],"
                    + "\"additionalProperties\":{\"type\":\"number\"},\"additionalItems\":false,"
                    + "\"dependencies\":{\"a\":[\"b\"],\"c\":{\"type\":\"object\"}}}")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(Wire.decode(JSON_SCHEMA, Wire.encode(JSON_SCHEMA, tree))).isEqualTo(tree);
  }

  @Test
  void aValueOfAnotherTypeIsNamedWithItsPlace() {
    Map<String, Object> tree =
        Map.of("spec", Map.of("containers", List.of(Map.of("name", "a"), Map.of("name", 5L))));
    assertThatThrownBy(() -> Wire.encode(POD, tree))
        .isInstanceOf(SchemaException.class)
        .hasMessage("spec.containers[1].name: expected text, got 5");
  }

  @Test
  void absurdTimesAreRefused() {
    byte[] time = Wire.toBytes(out -> out.writeInt64(1, Long.MAX_VALUE));
    byte[] pod =
        Wire.toBytes(
            out -> out.writeByteArray(1, Wire.toBytes(meta -> meta.writeByteArray(8, time))));
    assertThatThrownBy(() -> Wire.decode(POD, pod))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("metadata.creationTimestamp: expected a time");
  }
}
