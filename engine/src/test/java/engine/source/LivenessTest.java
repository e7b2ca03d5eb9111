// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static engine.source.FakeServer.bookmark;
import static engine.source.FakeServer.endOfList;
import static org.assertj.core.api.Assertions.assertThat;

import engine.source.ClusterSource.Depth;
import engine.time.ManualClock;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivenessTest {
  private static final Kind WIDGET = new Kind("example.com", "v1", "Widget", "widgets", true);

  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final FakeServer server = new FakeServer();
  private final Map<Kind, WaitingSink> sinks = new ConcurrentHashMap<>();
  private int reconnects;
  private final ClusterSource source =
      new ClusterSource(server, clock, new Random(1), this::sink, () -> reconnects++);

  @BeforeEach
  void follow() {
    source.start();
    source.add(WIDGET, Depth.METADATA);
    server.watch().answers().sends(endOfList(5));
  }

  @Test
  void aSilentServerThatAnswersIsLeftInPeace() {
    for (int i = 0; i < 4; i++) {
      server.answerPlainRequests("/livez");
      clock.advance(Duration.ofSeconds(15));
    }
    assertThat(server.requests).filteredOn("/livez"::equals).hasSizeBetween(2, 4);
    assertThat(server.watchesOpened()).isEqualTo(1);
    assertThat(reconnects).isZero();
  }

  @Test
  void aDeadConnectionIsLeftWithin30SecondsAndTheWatchResumes() {
    clock.advance(Duration.ofSeconds(16));
    server.failPlainRequests();
    clock.advance(Duration.ofSeconds(12));
    assertThat(reconnects).isEqualTo(1);
    assertThat(server.watchesOpened()).isEqualTo(2);
    assertThat(server.watch().path).contains("resourceVersion=5");
    assertThat(sink(WIDGET).problems).singleElement().asString().contains("nothing came for 1");
  }

  @Test
  void aBusyStreamNeedsNoProbe() {
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(3));
      server.watch().sends(bookmark(6 + i));
    }
    assertThat(server.requests).doesNotContain("/livez");
  }

  @Test
  void aStreamWithoutEvenABookmarkIsOpenedAnew() {
    for (int i = 0; i < 12; i++) {
      server.answerPlainRequests("/livez");
      clock.advance(Duration.ofSeconds(15));
    }
    assertThat(server.watchesOpened()).isEqualTo(2);
    assertThat(reconnects).isZero();
  }

  @Test
  void theStreamEndsWithItsLastUserAndDeepensForADemandingOne() {
    Kind pods = Kinds.require("v1", "Pod");
    source.add(pods, Depth.METADATA);
    source.add(pods, Depth.FULL);
    assertThat(server.watchesOpened()).isEqualTo(3);
    source.add(pods, Depth.METADATA);
    source.remove(pods, Depth.METADATA);
    source.remove(pods, Depth.FULL);
    assertThat(source.kinds()).containsExactlyInAnyOrder(WIDGET, pods);
    source.remove(pods, Depth.METADATA);
    clock.advance(Duration.ZERO);
    assertThat(source.kinds()).containsExactly(WIDGET);
    assertThat(server.watch().closed).isTrue();
  }

  @Test
  void waitingForAKindThatIsNotThereYetNamesIt() throws InterruptedException {
    Kind pods = Kinds.require("v1", "Pod");
    source.add(pods, Depth.FULL);
    assertThat(source.awaitSynced(List.of(WIDGET, pods), Duration.ofMillis(1)))
        .containsExactly(pods);
    server.watch().answers().sends(endOfList(9));
    assertThat(source.awaitSynced(List.of(WIDGET, pods), Duration.ofSeconds(5))).isEmpty();
  }

  private WaitingSink sink(Kind kind) {
    return sinks.computeIfAbsent(kind, unused -> new WaitingSink());
  }
}
