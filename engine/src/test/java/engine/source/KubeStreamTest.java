// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static engine.source.FakeServer.bookmark;
import static engine.source.FakeServer.endOfList;
import static engine.source.FakeServer.error;
import static engine.source.FakeServer.event;
import static engine.source.FakeServer.json;
import static engine.source.FakeServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiResponse;
import engine.time.ManualClock;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubeStreamTest {
  private static final Kind WIDGET = new Kind("example.com", "v1", "Widget", "widgets", true);
  private final ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  private final FakeServer server = new FakeServer();
  private final Recorder sink = new Recorder();
  private final JsonFormat format = new JsonFormat(tree -> Kinds.partial(WIDGET, tree));
  private final KubeStream stream =
      new KubeStream(
          new Target("widgets", "/widgets", true, format, format),
          sink,
          server,
          clock,
          new Random(1));

  @BeforeEach
  void start() {
    stream.start();
  }

  @Test
  void theFirstRequestIsAConsistentStreamingList() {
    assertThat(server.watch().path)
        .contains("watch=1", "sendInitialEvents=true", "resourceVersionMatch=NotOlderThan")
        .contains("allowWatchBookmarks=true")
        .containsPattern("timeoutSeconds=[345]\\d\\d")
        .doesNotContain("resourceVersion=");
  }

  @Test
  void theListIsCompleteAtTheBookmarkThatSaysSo() {
    server.watch().answers().sends(event("ADDED", "a", 3), event("ADDED", "b", 2));
    assertThat(sink.calls).containsExactly("relisting", "observed a@3", "observed b@2");
    server.watch().sends(endOfList(9), event("MODIFIED", "b", 10), event("DELETED", "a", 11));
    assertThat(sink.calls.subList(3, 6))
        .containsExactly("synced 9", "observed b@10", "deleted a@11");
  }

  @Test
  void aCutWatchResumesAtTheVersionItReached() {
    synced(9);
    server.watch().sends(event("ADDED", "c", 12), bookmark(20)).breaks();
    clock.advance(Duration.ofSeconds(2));
    assertThat(server.watch().path).contains("resourceVersion=20");
    server.watch().answers().sends(event("DELETED", "c", 21));
    assertThat(sink.last()).isEqualTo("deleted c@21");
    assertThat(sink.calls).containsOnlyOnce("relisting");
  }

  @Test
  void aResumedWatchSaysThatItIsWellAgain() {
    synced(9);
    server.watch().breaks();
    assertThat(sink.problems()).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    server.watch().answers();
    assertThat(sink.last()).isEqualTo("bookmark 9");
  }

  @Test
  void whatIsMissingFromANewListIsLeftToTheSinkAsGone() {
    server.watch().answers().sends(event("ADDED", "a", 3), event("ADDED", "b", 4), endOfList(9));
    server.watch().sends(error(410, "Expired", "too old resource version"));
    server.watch().answers().sends(event("ADDED", "b", 4), endOfList(30));
    assertThat(sink.live).containsExactly("b");
    assertThat(sink.gone).containsExactly("a");
  }

  @Test
  void anExpiredVersionIsListedAnewAtOnceAndThenWithPauses() {
    synced(9);
    server.watch().sends(error(410, "Expired", "too old"));
    assertThat(server.watchesOpened()).isEqualTo(2);
    assertThat(server.watch().path).contains("sendInitialEvents=true");
    server.watch().answers().sends(endOfList(10), error(410, "Gone", "too old again"));
    assertThat(server.watchesOpened()).isEqualTo(2);
    clock.advance(Duration.ofSeconds(4));
    assertThat(server.watchesOpened()).isEqualTo(3);
  }

  @Test
  void aRefusalWith410ListsAnewToo() {
    synced(9);
    server.watch().breaks();
    clock.advance(Duration.ofSeconds(2));
    server.watch().refuses(410, "Gone", "too old");
    clock.advance(Duration.ofSeconds(4));
    assertThat(server.watch().path).contains("sendInitialEvents=true");
  }

  @Test
  void aListThatIsCutBeginsAnew() {
    server.watch().answers().sends(event("ADDED", "a", 3)).breaks();
    clock.advance(Duration.ofSeconds(2));
    server.watch().answers().sends(event("ADDED", "b", 4), endOfList(9));
    assertThat(sink.live).containsExactly("b");
  }

  @Test
  void anUnreadableObjectOfAListIsKept() {
    String bad = "{\"metadata\":{\"name\":\"bad\",\"namespace\":\"shop\",\"labels\":7}}";
    server.watch().answers().sends("{\"type\":\"ADDED\",\"object\":" + bad + "}\n", endOfList(9));
    assertThat(sink.calls.get(1)).isEqualTo("kept shop/bad");
    assertThat(sink.calls.get(2)).startsWith("problem ");
    assertThat(sink.calls.get(3)).isEqualTo("synced 9");
    server.pages.put("/widgets?limit=500", page(40, "", bad));
    server.watch().refuses(410, "Expired", "too old");
    server.watch().refuses(422, "Invalid", "sendInitialEvents is forbidden");
    assertThat(sink.calls).filteredOn(call -> call.equals("kept shop/bad")).hasSize(2);
  }

  @Test
  void aServerThatRefusesStreamingListsIsListedInPagesAndThenWatched() {
    server.pages.put("/widgets?limit=500", page(40, "t+1", object("a", 3)));
    server.pages.put("/widgets?limit=500&continue=t%2B1", page(40, "", object("b", 4)));
    server.watch().refuses(422, "Invalid", "sendInitialEvents is forbidden");
    assertThat(sink.calls.subList(1, 5))
        .containsExactly("relisting", "observed a@3", "observed b@4", "synced 40");
    assertThat(server.watch().path).contains("resourceVersion=40").doesNotContain("sendInitial");
  }

  @Test
  void aPageThatExpiredBeginsTheListAnew() {
    server.pages.put("/widgets?limit=500", page(40, "t1", object("a", 3)));
    server.pages.put("/widgets?limit=500&continue=t1", FakeServer.status(410, "Expired", "old"));
    server.watch().refuses(400, "BadRequest", "unknown parameter");
    assertThat(server.requests.get(server.requests.size() - 1)).isEqualTo("/widgets?limit=500");
    assertThat(sink.calls).noneMatch(call -> call.startsWith("synced"));
  }

  @Test
  void aServerThatIgnoresTheRequestForInitialEventsIsListedInPages() {
    server.watch().answers().sends(event("ADDED", "a", 3), bookmark(5));
    assertThat(server.requests.get(1)).isEqualTo("/widgets?limit=500");
  }

  @Test
  void repeatedEventsAreDropped() {
    synced(9);
    server.watch().sends(event("MODIFIED", "a", 12), event("MODIFIED", "a", 12));
    server.watch().sends(event("MODIFIED", "b", 11), event("DELETED", "a", 8));
    assertThat(sink.calls).containsExactly("relisting", "synced 9", "observed a@12");
  }

  @Test
  void aListBelowWhatWasSeenCountsOnlyWhenConfirmed() {
    synced(900);
    server.watch().sends(error(410, "Expired", "too old"));
    server.watch().answers().sends(endOfList(100));
    assertThat(sink.calls).noneMatch("synced 100"::equals);
    clock.advance(Duration.ofSeconds(4));
    server.watch().answers().sends(endOfList(101));
    assertThat(sink.last()).isEqualTo("synced 101");
    assertThat(sink.problems()).anyMatch(text -> text.contains("set back from version 900 to 101"));
  }

  @Test
  void aServerBehindIsWaitedForAtTheSameVersion() {
    synced(900);
    server.watch().breaks();
    clock.advance(Duration.ofSeconds(2));
    server.watch().answers().sends(error(504, "Timeout", "Too large resource version: 900"));
    clock.advance(Duration.ofSeconds(4));
    assertThat(server.watch().path).contains("resourceVersion=900");
  }

  @Test
  void aMalformedObjectCostsThatObjectOnly() {
    synced(9);
    server
        .watch()
        .sends("{\"type\":\"ADDED\",\"object\":{\"metadata\":7}}", "{\"type\":")
        .sends(event("ADDED", "b", 12));
    assertThat(sink.problems()).hasSize(2).allMatch(text -> text.contains("it is skipped"));
    assertThat(sink.last()).isEqualTo("observed b@12");
    assertThat(server.watchesOpened()).isEqualTo(1);
  }

  @Test
  void pausesGrowToTheirCapAndAreShortAgainAfterAHealthyTime() {
    synced(9);
    for (int i = 0; i < 12; i++) {
      Duration wait = refuse();
      long step = Math.min(30_000, 800L << Math.min(i, 6));
      assertThat(wait.toMillis()).isBetween(Math.min(step, 24_000), Math.min(2 * step, 30_000));
    }
    server.watch().answers();
    clock.advance(Duration.ofMinutes(2));
    assertThat(refuse()).isLessThanOrEqualTo(Duration.ofMillis(1600));
  }

  @Test
  void theServersWishToWaitIsObeyed() {
    server.watch().sends();
    server
        .watch()
        .refuses(
            429, "TooManyRequests", "slow down\",\"details\":{\"retryAfterSeconds\":20},\"x\":\"");
    clock.advance(Duration.ZERO);
    assertThat(clock.untilNextTask()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aForbiddenWatchNamesVerbResourceAndTheServersText() {
    server.watch().refuses(403, "Forbidden", "widgets is forbidden: User x cannot watch");
    assertThat(sink.problems().get(0))
        .contains("refuses to list and watch widgets", "403 Forbidden", "User x cannot watch")
        .containsPattern("trying again in \\d+ ms");
  }

  @Test
  void anOrderlyEndAfterAWhileIsWatchedOnWithoutAPause() {
    synced(9);
    clock.advance(Duration.ofMinutes(5));
    server.watch().ends();
    assertThat(server.watchesOpened()).isEqualTo(2);
    assertThat(sink.problems()).isEmpty();
  }

  @Test
  void anAbandonedConnectionIsDeafAndResumes() {
    synced(9);
    FakeServer.Watch dead = server.watch();
    stream.abandon("nothing was heard for 20 s");
    clock.advance(Duration.ofSeconds(2));
    assertThat(dead.closed).isTrue();
    dead.sends(event("ADDED", "late", 12));
    dead.breaks();
    assertThat(sink.calls).noneMatch(call -> call.contains("late"));
    assertThat(server.watchesOpened()).isEqualTo(2);
    assertThat(server.watch().path).contains("resourceVersion=9");
  }

  @Test
  void aClosedStreamIsSilent() {
    synced(9);
    int calls = sink.calls.size();
    stream.close();
    clock.advance(Duration.ZERO);
    assertThat(server.watch().closed).isTrue();
    server.watch().sends(event("ADDED", "b", 12));
    server.watch().breaks();
    clock.advance(Duration.ofMinutes(1));
    assertThat(sink.calls).hasSize(calls);
    assertThat(server.watchesOpened()).isEqualTo(1);
  }

  private void synced(long version) {
    server.watch().answers().sends(endOfList(version));
  }

  /** Refuses the current watch and waits for the next one. */
  private Duration refuse() {
    server.watch().refuses(500, "InternalError", "no");
    clock.advance(Duration.ZERO);
    Duration wait = clock.untilNextTask();
    assertThat(wait).isNotNull();
    clock.advance(wait);
    return wait;
  }

  private static ApiResponse page(long version, String next, String item) {
    return json(
        200,
        "{\"metadata\":{\"resourceVersion\":\""
            + version
            + "\",\"continue\":\""
            + next
            + "\"},\"items\":["
            + item
            + "]}");
  }

  /** Notes every call, and keeps what a cache would. */
  private static final class Recorder implements KindSink {
    final List<String> calls = new ArrayList<>();
    final List<String> live = new ArrayList<>();
    final List<String> gone = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    String last() {
      return calls.get(calls.size() - 1);
    }

    List<String> problems() {
      return calls.stream().filter(call -> call.startsWith("problem")).toList();
    }

    @Override
    public void relisting() {
      calls.add("relisting");
      seen.clear();
    }

    @Override
    public void observed(ClusterObject object) {
      calls.add("observed " + object.getName() + "@" + object.getResourceVersion());
      seen.add(object.getName());
      if (!live.contains(object.getName())) {
        live.add(object.getName());
      }
    }

    @Override
    public void kept(String key) {
      calls.add("kept " + key);
    }

    @Override
    public void deleted(ClusterObject last) {
      calls.add("deleted " + last.getName() + "@" + last.getResourceVersion());
      live.remove(last.getName());
    }

    @Override
    public void bookmark(long resourceVersion) {
      calls.add("bookmark " + resourceVersion);
    }

    @Override
    public void synced(long resourceVersion) {
      calls.add("synced " + resourceVersion);
      live.stream().filter(name -> !seen.contains(name)).forEach(gone::add);
      live.retainAll(seen);
    }

    @Override
    public void problem(String text) {
      calls.add("problem " + text);
    }
  }
}
