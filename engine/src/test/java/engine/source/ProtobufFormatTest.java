// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import facts.meta.ClusterObject;
import facts.meta.Kinds;
import facts.schema.Envelope;
import facts.schema.Schema;
import facts.schema.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtobufFormatTest {
  private final Format format = Targets.of(Kinds.require("v1", "Pod"), true).protobuf();
  private final Heard heard = new Heard();

  @Test
  void eventsCarryObjects() throws IOException {
    send("ADDED", pod("a", "7"));
    send("MODIFIED", pod("a", "8"));
    send("DELETED", pod("a", "9"));
    assertThat(heard.calls).containsExactly("observed a@7", "observed a@8", "deleted a@9");
  }

  @Test
  void theBookmarkThatEndsTheListIsTold() throws IOException {
    send("BOOKMARK", meta(Map.of("resourceVersion", "5")));
    send(
        "BOOKMARK",
        meta(
            Map.of(
                "resourceVersion",
                "6",
                "annotations",
                Map.of("k8s.io/initial-events-end", "true"))));
    assertThat(heard.calls).containsExactly("bookmark 5 false", "bookmark 6 true");
  }

  @Test
  void errorsCarryTheServersStatus() throws IOException {
    byte[] status =
        Wire.encode(
            Schema.kubernetes().message("meta/v1.Status"),
            Map.of(
                "code",
                410L,
                "reason",
                "Expired",
                "message",
                "too old",
                "details",
                Map.of("retryAfterSeconds", 3L)));
    send("ERROR", status);
    assertThat(heard.status)
        .isEqualTo(new ApiStatus(410, "Expired", "too old", Duration.ofSeconds(3)));
    assertThat(ProtobufFormat.statusOf(Envelope.wrap("v1", "Status", status)))
        .isEqualTo(heard.status);
  }

  @Test
  void aPageHasItsVersionTheNextTokenAndItsObjectsWithoutTheUnreadableOnes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream list = CodedOutputStream.newInstance(bytes);
    list.writeByteArray(
        1,
        Wire.encode(
            Schema.kubernetes().message("meta/v1.ListMeta"),
            Map.of("resourceVersion", "40", "continue", "t1")));
    list.writeByteArray(2, pod("a", "3"));
    list.writeByteArray(2, new byte[] {10, 100, 1});
    list.writeByteArray(2, pod("b", "4"));
    list.flush();
    Format.Page page = format.readPage(Envelope.wrap("v1", "PodList", bytes.toByteArray()), heard);
    assertThat(page).isEqualTo(new Format.Page(40, "t1"));
    assertThat(heard.calls.get(0)).isEqualTo("observed a@3");
    assertThat(heard.calls.get(1)).startsWith("unreadable  item 1 of the list, 3 bytes");
    assertThat(heard.calls.get(2)).isEqualTo("observed b@4");
  }

  @Test
  void anUnreadableObjectIsNamedAsFarAsItsMetadataIsReadable() throws IOException {
    ByteArrayOutputStream bad = new ByteArrayOutputStream();
    bad.writeBytes(meta(Map.of("name", "bad", "namespace", "shop", "resourceVersion", "5")));
    bad.writeBytes(new byte[] {18, 100, 1});
    assertThatThrownBy(() -> send("MODIFIED", bad.toByteArray()))
        .isInstanceOfSatisfying(
            UnreadableObject.class, e -> assertThat(e.key()).isEqualTo("shop/bad"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream list = CodedOutputStream.newInstance(bytes);
    list.writeByteArray(2, bad.toByteArray());
    list.flush();
    format.readPage(Envelope.wrap("v1", "PodList", bytes.toByteArray()), heard);
    assertThat(heard.calls).hasSize(1);
    assertThat(heard.calls.get(0)).startsWith("unreadable shop/bad item 0 of the list");
  }

  @Test
  void bytesThatAreNoEventAreRefusedWhereverTheyEnd() throws IOException {
    byte[] whole = event("ADDED", pod("a", "7"));
    for (int length = 0; length < whole.length; length++) {
      int cut = length;
      assertThatThrownBy(() -> format.readEvent(whole, 0, cut, heard))
          .isInstanceOf(Exception.class);
    }
    assertThat(heard.calls).isEmpty();
  }

  private void send(String type, byte[] object) throws IOException {
    byte[] event = event(type, object);
    byte[] elsewhere = new byte[event.length + 20];
    System.arraycopy(event, 0, elsewhere, 10, event.length);
    format.readEvent(elsewhere, 10, event.length, heard);
  }

  private static byte[] event(String type, byte[] object) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    CodedOutputStream extension = CodedOutputStream.newInstance(raw);
    extension.writeByteArray(1, Envelope.wrap("v1", "Pod", object));
    extension.flush();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeString(1, type);
    out.writeBytes(2, ByteString.copyFrom(raw.toByteArray()));
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] pod(String name, String version) {
    return meta(Map.of("name", name, "resourceVersion", version));
  }

  private static byte[] meta(Map<String, Object> metadata) {
    return Wire.encode(
        Schema.kubernetes().message("meta/v1.PartialObjectMetadata"), Map.of("metadata", metadata));
  }

  private static final class Heard implements Format.Events, Format.Objects {
    final List<String> calls = new ArrayList<>();
    ApiStatus status = new ApiStatus(0, "", "", Duration.ZERO);

    @Override
    public void observed(ClusterObject object) {
      calls.add("observed " + object.getName() + "@" + object.getResourceVersion());
    }

    @Override
    public void deleted(ClusterObject last) {
      calls.add("deleted " + last.getName() + "@" + last.getResourceVersion());
    }

    @Override
    public void bookmark(long version, boolean end) {
      calls.add("bookmark " + version + " " + end);
    }

    @Override
    public void failed(ApiStatus failure) {
      status = failure;
    }

    @Override
    public void unreadable(String key, String what) {
      calls.add("unreadable " + key + " " + what);
    }
  }
}
