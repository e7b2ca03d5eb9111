// SPDX-License-Identifier: Apache-2.0
package engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindStoreTest {
  private static final Kind POD = Kinds.POD;

  private final KindStore store = new KindStore(POD);
  private final List<String> heard = new ArrayList<>();

  private static ClusterObject pod(String name, String uid, long version, String app) {
    return Kinds.partial(
        POD,
        Map.of(
            "metadata",
            Map.of(
                "name",
                name,
                "namespace",
                "shop",
                "uid",
                uid,
                "resourceVersion",
                Long.toString(version),
                "labels",
                Map.of("app", app))));
  }

  private static ClusterObject pod(String name, long version) {
    return pod(name, "uid-" + name, version, "web");
  }

  private static List<String> app(ClusterObject object) {
    return List.of(String.valueOf(object.getLabels().get("app")));
  }

  private void listen() {
    store.listen((before, after) -> heard.add(text(before) + " -> " + text(after)));
  }

  private static String text(@Nullable ClusterObject object) {
    return object == null
        ? "-"
        : object.getName() + "/" + object.getUid() + "@" + object.getResourceVersion();
  }

  private void list(long version, ClusterObject... objects) {
    store.relisting();
    for (ClusterObject object : objects) {
      store.observed(object);
    }
    store.synced(version);
  }

  @Test
  void whatANewListLacksIsDeletedWithItsLastState() {
    list(10, pod("a", 3), pod("b", 4));
    store.observed(pod("b", 12));
    listen();
    list(20, pod("a", 3));
    assertThat(heard).containsExactly("b/uid-b@12 -> -");
    assertThat(text(store.lastState("shop/b"))).isEqualTo("b/uid-b@12");
    assertThat(store.get("shop/b")).isNull();
  }

  @Test
  void aListThatBeginsAnewForgetsWhatTheFirstOneSaw() {
    list(10, pod("a", 3), pod("b", 4));
    store.relisting();
    store.observed(pod("b", 4));
    list(20, pod("a", 3));
    assertThat(store.get("shop/b")).isNull();
    assertThat(store.get("shop/a")).isNotNull();
  }

  @Test
  void anUnreadableObjectOfAListStaysAsItIsKnown() {
    list(10, pod("a", 3), pod("b", 4));
    listen();
    store.relisting();
    store.observed(pod("a", 3));
    store.kept("shop/b");
    store.synced(20);
    assertThat(heard).isEmpty();
    assertThat(store.get("shop/b")).isNotNull();
  }

  @Test
  void anotherUidUnderTheSameNameIsADeletionAndAnAddition() {
    list(10, pod("a", "old", 3, "web"));
    listen();
    store.observed(pod("a", "new", 11, "web"));
    assertThat(heard).containsExactly("a/old@3 -> -", "- -> a/new@11");
    assertThat(text(store.lastState("shop/a"))).isEqualTo("a/old@3");
  }

  @Test
  void theDeletionOfAnotherUidChangesNothing() {
    list(10, pod("a", "new", 9, "web"));
    listen();
    store.deleted(pod("a", "old", 11, "web"));
    assertThat(heard).isEmpty();
    assertThat(store.get("shop/a")).isNotNull();
    assertThat(store.reached()).isEqualTo(11);
  }

  @Test
  void theSameVersionAgainIsNoChange() {
    list(10, pod("a", 3));
    listen();
    store.observed(pod("a", 3));
    list(20, pod("a", 3));
    assertThat(heard).isEmpty();
    store.observed(pod("a", 21));
    assertThat(heard).containsExactly("a/uid-a@3 -> a/uid-a@21");
  }

  @Test
  void aListReachesItsVersionOnlyWhenItIsComplete() {
    List<Long> reached = new ArrayList<>();
    store.whenReached(7, () -> reached.add(store.reached()));
    store.relisting();
    store.observed(pod("a", 9));
    assertThat(store.reached()).isZero();
    assertThat(store.isSynced()).isFalse();
    store.synced(8);
    assertThat(reached).containsExactly(8L);
    store.whenReached(8, () -> reached.add(-1L));
    assertThat(reached).containsExactly(8L, -1L);
  }

  @Test
  void waitersRunAfterTheChangeWasHeardAndOnce() {
    list(10);
    listen();
    store.whenReached(12, () -> heard.add("reached"));
    store.whenReached(11, () -> heard.add("earlier"));
    store.observed(pod("a", 12));
    store.bookmark(15);
    assertThat(heard).containsExactly("- -> a/uid-a@12", "earlier", "reached");
  }

  @Test
  void aDeletionReachesItsVersion() {
    list(10, pod("a", 3));
    store.whenReached(14, () -> heard.add("reached"));
    store.deleted(pod("a", 14));
    assertThat(heard).containsExactly("reached");
  }

  @Test
  void whoWaitsForAChangeOfAnAbsentObjectDoesNotWait() {
    store.whenChanged("shop/a", () -> heard.add("at once"));
    list(10, pod("a", 3));
    store.whenChanged("shop/a", () -> heard.add("later"));
    assertThat(heard).containsExactly("at once");
    store.deleted(pod("a", 14));
    assertThat(heard).containsExactly("at once", "later");
  }

  @Test
  void noWaiterMissesAVersionThatIsReachedWhileItRegisters() throws InterruptedException {
    int rounds = 20_000;
    CountDownLatch woken = new CountDownLatch(rounds);
    Thread writer =
        new Thread(
            () -> {
              for (int version = 1; version <= rounds; version++) {
                store.bookmark(version);
              }
            });
    writer.start();
    for (int version = 1; version <= rounds; version++) {
      store.whenReached(version, woken::countDown);
    }
    assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
    writer.join();
  }

  @Test
  void anIndexFollowsItsObjects() {
    list(10, pod("a", "1", 3, "web"), pod("b", "2", 4, "web"));
    Index index = store.index("app", KindStoreTest::app);
    assertThat(index.get("web")).hasSize(2);
    store.observed(pod("a", "1", 11, "shop"));
    assertThat(index.get("web")).extracting(ClusterObject::getName).containsExactly("b");
    assertThat(index.get("shop"))
        .extracting(ClusterObject::getResourceVersion)
        .containsExactly("11");
    store.observed(pod("a", "1", 12, "shop"));
    assertThat(index.get("shop"))
        .extracting(ClusterObject::getResourceVersion)
        .containsExactly("12");
    store.observed(pod("a", "9", 13, "other"));
    assertThat(index.count("shop")).isZero();
    store.deleted(pod("a", "9", 14, "unlike the cached state"));
    assertThat(index.count("other")).isZero();
    list(20);
    assertThat(index.get("web")).isEmpty();
  }

  @Test
  void aListenerThatFailsKeepsTheChangeFromNobodyElse() {
    store.listen(
        (before, after) -> {
          throw new IllegalStateException("broken predicate");
        });
    listen();
    store.whenReached(3, () -> heard.add("reached"));
    list(10, pod("a", 3));
    assertThat(heard).containsExactly("- -> a/uid-a@3", "reached");
  }

  @Test
  void anObjectOnWhichAnIndexFailsIsCachedAllTheSame() {
    Index index =
        store.index(
            "app",
            object -> {
              if (object.getName().equals("bad")) {
                throw new IllegalStateException("broken function");
              }
              return app(object);
            });
    listen();
    list(10, pod("bad", 3), pod("good", 4));
    store.observed(pod("bad", 11));
    assertThat(index.get("web")).extracting(ClusterObject::getName).containsExactly("good");
    assertThat(heard).hasSize(3);
    store.deleted(pod("bad", 12));
    assertThat(store.get("shop/bad")).isNull();
  }

  @Test
  void lastStatesAreForgottenWhenThereAreTooMany() {
    for (int i = 0; i < 5000; i++) {
      store.observed(pod("p" + i, i * 2L + 1));
      store.deleted(pod("p" + i, i * 2L + 2));
    }
    assertThat(store.lastState("shop/p0")).isNull();
    assertThat(store.lastState("shop/p903")).isNull();
    assertThat(store.lastState("shop/p904")).isNotNull();
    assertThat(store.lastState("shop/p4999")).isNotNull();
  }

  @Test
  void aStreamThatIsWellAgainHasNoProblem() {
    store.problem("the server is away");
    assertThat(store.problem()).isEqualTo("the server is away");
    store.bookmark(5);
    assertThat(store.problem()).isEmpty();
  }
}
