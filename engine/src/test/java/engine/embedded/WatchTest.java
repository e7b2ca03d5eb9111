// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.ApiStream;
import engine.client.StreamSink;
import facts.schema.Envelope;
import facts.schema.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final String STREAMING =
      "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";

  private final Api api =
      new Api(
          new Assumptions(
              1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 3));

  @AfterEach
  void close() {
    api.close();
  }

  /** Gathers what a watch says. */
  private static final class Sink implements StreamSink {
    private final BlockingQueue<Object> said = new LinkedBlockingQueue<>();

    @Override
    public void data(ByteBuffer chunk) {
      byte[] bytes = new byte[chunk.remaining()];
      chunk.get(bytes);
      said.add(bytes);
    }

    @Override
    public void ended(@Nullable ApiException failure) {
      said.add(failure == null ? "ended" : failure);
    }

    Object next() throws InterruptedException {
      Object next = said.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("what the watch says next").isNotNull();
      return next;
    }

    /** The next event, as its type, the object's name and its version. */
    String event() throws InterruptedException {
      Map<String, Object> event = Json.readObject((byte[]) next());
      return Trees.text(event, "type")
          + " "
          + Trees.text(event, "object", "metadata", "name")
          + Trees.texts(event, "object", "metadata", "annotations");
    }
  }

  private ApiStream open(String path, Sink sink) {
    return api.client.open(ApiRequest.get(path), sink);
  }

  private String version() {
    return api.get(Api.MAPS).text("metadata", "resourceVersion");
  }

  @Test
  void aStreamingListEndsWithABookmarkAndGoesOnWithChanges() throws InterruptedException {
    api.create(Api.MAPS, "{'metadata':{'name':'a'}}");
    Sink sink = new Sink();
    ApiStream stream = open("/api/v1/configmaps" + STREAMING, sink);
    assertThat(sink.event()).isEqualTo("ADDED a{}");
    assertThat(sink.event()).isEqualTo("BOOKMARK {k8s.io/initial-events-end=true}");
    api.patch(Api.MAPS + "/a", Api.MERGE, "{'data':{'k':'v'}}");
    api.delete(Api.MAPS + "/a", "");
    assertThat(sink.event()).isEqualTo("MODIFIED a{}");
    assertThat(sink.event()).isEqualTo("DELETED a{}");
    api.advance(60);
    assertThat(sink.event()).isEqualTo("BOOKMARK {}");
    stream.close();
    assertThat(sink.next()).isEqualTo("ended");
  }

  @Test
  void aWatchResumesAfterAVersion() throws InterruptedException {
    api.create(Api.MAPS, "{'metadata':{'name':'a'}}");
    String from = version();
    api.create(Api.MAPS, "{'metadata':{'name':'b'}}");
    Sink sink = new Sink();
    open(Api.MAPS + "?watch=1&resourceVersion=" + from, sink);
    assertThat(sink.event()).isEqualTo("ADDED b{}");
    api.create(Api.MAPS, "{'metadata':{'name':'c'}}");
    assertThat(sink.event()).isEqualTo("ADDED c{}");
  }

  @Test
  void aVersionThatIsForgottenHasExpired() throws InterruptedException {
    api.create(Api.MAPS, "{'metadata':{'name':'a'}}");
    for (int i = 0; i < 4; i++) {
      api.patch(Api.MAPS + "/a", Api.MERGE, "{'data':{'k':'" + i + "'}}");
    }
    Sink sink = new Sink();
    open(Api.MAPS + "?watch=1&resourceVersion=1", sink);
    Map<String, Object> event = Json.readObject((byte[]) sink.next());
    assertThat(event).containsEntry("type", "ERROR");
    assertThat(Trees.number(event, "object", "code")).isEqualTo(410);
    assertThat(Trees.text(event, "object", "reason")).isEqualTo("Expired");
    assertThat(Trees.text(event, "object", "message")).startsWith("too old resource version: 1 (");
    assertThat(sink.next()).isEqualTo("ended");
  }

  @Test
  void selectorsTurnChangesIntoComingAndGoing() throws InterruptedException {
    api.create(Api.MAPS, "{'metadata':{'name':'a'}}");
    Sink sink = new Sink();
    open(Api.MAPS + "?watch=1&labelSelector=x%20in%20(1,2)&resourceVersion=" + version(), sink);
    api.patch(Api.MAPS + "/a", Api.MERGE, "{'metadata':{'labels':{'x':'1'}}}");
    assertThat(sink.event()).isEqualTo("ADDED a{}");
    api.patch(Api.MAPS + "/a", Api.MERGE, "{'metadata':{'labels':{'x':'3'}}}");
    assertThat(sink.event()).isEqualTo("DELETED a{}");
  }

  @Test
  void aWatchEndsWhenItsTimeIsOver() throws InterruptedException {
    Sink sink = new Sink();
    open(Api.MAPS + "?watch=1&timeoutSeconds=5", sink);
    api.advance(5);
    assertThat(sink.next()).isEqualTo("ended");
  }

  @Test
  void protobufFramesHoldMetadataWhereThatIsAskedFor() throws InterruptedException {
    api.create(Api.MAPS, "{'metadata':{'name':'a'},'data':{'k':'secret'}}");
    Sink sink = new Sink();
    String accept = ApiRequest.PROTOBUF + ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    api.client.open(ApiRequest.get(Api.MAPS + STREAMING).accepting(accept), sink);
    ByteBuffer frame = ByteBuffer.wrap((byte[]) sink.next());
    assertThat(frame.getInt()).isEqualTo(frame.remaining());
    String text = new String(frame.array(), StandardCharsets.UTF_8);
    assertThat(text).contains("ADDED", "PartialObjectMetadata").doesNotContain("secret");
  }

  @Test
  void aWatchThatIsRefusedEndsWithTheRefusal() throws InterruptedException {
    Sink sink = new Sink();
    open("/apis/apps/v1/foos?watch=1", sink);
    assertThat(((ApiException) sink.next()).code()).isEqualTo(404);
    open(Api.MAPS + "?watch=1&sendInitialEvents=true", sink);
    assertThat(((ApiException) sink.next()).code()).isEqualTo(422);
  }

  @Test
  void aListInPagesIsOfOneVersion() {
    for (String name : new String[] {"a", "b", "c"}) {
      api.create(Api.MAPS, "{'metadata':{'name':'" + name + "'}}");
    }
    Api.Answer first = api.get(Api.MAPS + "?limit=2");
    assertThat(Trees.list(first.tree(), "items")).hasSize(2);
    assertThat(first.at("metadata", "remainingItemCount")).isEqualTo(1L);
    api.delete(Api.MAPS + "/c", "");
    Api.Answer second =
        api.get(Api.MAPS + "?limit=2&continue=" + first.text("metadata", "continue"));
    assertThat(Trees.children(second.tree(), "items"))
        .extracting(item -> Trees.text(item, "metadata", "name"))
        .containsExactly("c");
    assertThat(second.text("metadata", "resourceVersion"))
        .isEqualTo(first.text("metadata", "resourceVersion"));
    assertThat(api.get(Api.MAPS + "?limit=2&continue=page-99").code()).isEqualTo(410);
  }

  @Test
  void answersAreInTheFormThatIsAskedFor() {
    api.create(Api.MAPS, "{'metadata':{'name':'a'},'data':{'k':'v'}}");
    ApiResponse protobuf =
        api.client.send(ApiRequest.get(Api.MAPS + "/a").accepting(ApiRequest.PROTOBUF)).join();
    assertThat(Envelope.read(protobuf.body()).kind()).isEqualTo("ConfigMap");
    ApiResponse missing =
        api.client.send(ApiRequest.get(Api.MAPS + "/b").accepting(ApiRequest.PROTOBUF)).join();
    assertThat(Envelope.read(missing.body()).kind()).isEqualTo("Status");
    String partials = ApiRequest.JSON + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    Map<String, Object> list =
        Json.readObject(
            api.client.send(ApiRequest.get(Api.MAPS).accepting(partials)).join().body());
    assertThat(list).containsEntry("kind", "PartialObjectMetadataList");
    assertThat(Trees.children(list, "items").get(0)).doesNotContainKey("data");
    ApiResponse wrong = api.client.send(ApiRequest.get(Api.MAPS + "/a").accepting(partials)).join();
    assertThat(wrong.code()).isEqualTo(406);
  }
}
