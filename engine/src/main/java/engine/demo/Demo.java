// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import engine.embedded.Assumptions;
import engine.embedded.EmbeddedCluster;
import engine.journal.Journal;
import engine.rulebase.RuleDecl;
import engine.time.Clock;
import facts.meta.Kinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Plays the life of an application, step by step; each step has a limit, so that it ends whatever
 * the controllers do.
 */
public final class Demo {
  /** What the demo supposes: everything is quick. */
  public static final Assumptions ASSUMPTIONS =
      new Assumptions(
          2, Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(300), 5000);

  private static final Duration LIMIT = Duration.ofSeconds(12);
  private static final Duration QUIET = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final EmbeddedCluster cluster;
  private final Clock clock;
  private final Screen screen;
  private final Narrator narrator;
  private final Shop shop;
  private final List<String> failures = new ArrayList<>();
  private final long startNanos;
  private final Duration limit;

  /** A demo on a cluster that nobody has used yet; hears the journal from now on. */
  public Demo(EmbeddedCluster cluster, Clock clock, Journal journal, Screen screen) {
    this(cluster, clock, journal, screen, LIMIT);
  }

  Demo(EmbeddedCluster cluster, Clock clock, Journal journal, Screen screen, Duration limit) {
    this.limit = limit;
    this.cluster = cluster;
    this.clock = clock;
    this.screen = screen;
    this.startNanos = clock.nanos();
    this.narrator = new Narrator(screen, clock);
    this.shop = new Shop(cluster.client("you"));
    journal.follow(narrator::hear);
  }

  /**
   * Plays.
   *
   * @param rules the rules of the controllers that run
   * @return the exit code: 0 if every step came to its end
   */
  public int play(List<RuleDecl> rules) {
    Map<String, String> docs = new HashMap<>();
    rules.forEach(rule -> docs.put(rule.name(), rule.metadata().getOrDefault("doc", "")));
    screen.say(rules.size() + " rules were made ready in " + seconds(startNanos) + ".");
    screen.line("");
    screen.line(screen.in(Screen.Look.TITLE, "The cluster is simulated. It supposes:"));
    cluster.describe().lines().forEach(line -> screen.line("  - " + line));
    reach(
        () -> shop.has(Kinds.SERVICE_ACCOUNT, "kube-system", "default"),
        () -> "the first namespaces have no service accounts");
    narrator.begin(docs);
    begin();
    change();
    end();
    summarise();
    return failures.isEmpty() ? 0 : 1;
  }

  private void begin() {
    step("1. A namespace", "create namespace shop");
    shop.createNamespace();
    reach(
        () -> shop.has(Kinds.SERVICE_ACCOUNT, Shop.NAMESPACE, "default"),
        () -> "the namespace has no default service account, so no pod can be made in it");
    reach(
        () -> shop.has(Kinds.CONFIG_MAP, Shop.NAMESPACE, "kube-root-ca.crt"),
        () -> "the namespace has no kube-root-ca.crt");
    step("2. An application", "create -f application.yaml");
    screen.wrapped("       ", "created: " + String.join(", ", shop.apply()), Screen.Look.PLAIN);
    rolledOut(3);
    reach(
        () -> !shop.has(Kinds.JOB, Shop.NAMESPACE, "migrate"),
        () -> "Job migrate is still there, long after its time to live");
  }

  private void change() {
    step("3. A new image", "set image deployment/web web=example.com/web:2.0");
    shop.setImage("example.com/web:2.0");
    rolledOut(3);
    step("4. More replicas", "scale deployment/web --replicas=5");
    shop.scale(5);
    rolledOut(5);
  }

  private void end() {
    step("5. No deployment", "delete deployment/web");
    shop.deleteDeployment();
    if (reach(() -> shop.holdsNoPods(), () -> "there are still " + shop.rest())) {
      good("its ReplicaSets and pods went with it");
    }
    step("6. The end", "delete namespace shop");
    shop.deleteNamespace();
    boolean gone =
        reach(
            () -> !shop.has(Kinds.NAMESPACE, "", Shop.NAMESPACE),
            () -> "the namespace is still there and holds " + shop.rest());
    if (gone) {
      good("the namespace is gone, and everything that was in it");
    }
  }

  private void rolledOut(int replicas) {
    if (reach(() -> shop.isRolledOut(replicas), shop::progress)) {
      good(shop.progress());
    }
    boolean reachable =
        reach(
            () -> shop.endpoints().size() == replicas,
            () -> "the service has " + shop.endpoints().size() + " endpoints, not " + replicas);
    if (reachable) {
      good("Service web leads to " + String.join(", ", shop.endpoints()));
    }
  }

  private void step(String title, String command) {
    screen.line("");
    screen.line(
        screen.in(Screen.Look.TITLE, title) + "  " + screen.in(Screen.Look.PLAIN, "$ " + command));
  }

  private void good(String text) {
    screen.wrapped("       ", "✓ " + text, Screen.Look.GOOD);
  }

  /** Waits until something is so and all is told; says what is not so if that takes too long. */
  private boolean reach(BooleanSupplier condition, Supplier<String> otherwise) {
    // Once something is missing, what rests on it will be too: no long waits for that.
    Duration longest = failures.isEmpty() ? limit : limit.dividedBy(8);
    if (comesTrue(condition, longest)) {
      comesTrue(() -> narrator.quiet().compareTo(QUIET) > 0, QUIET.multipliedBy(4));
      return true;
    }
    String failure = otherwise.get() + " after " + longest.toMillis() / 1000.0 + " s";
    failures.add(failure);
    screen.wrapped("       ", "✗ " + failure, Screen.Look.BAD);
    return false;
  }

  private boolean comesTrue(BooleanSupplier condition, Duration longest) {
    CompletableFuture<Boolean> reached = new CompletableFuture<>();
    check(condition, clock.nanos() + longest.toNanos(), reached);
    return reached.join();
  }

  private void check(BooleanSupplier condition, long deadline, CompletableFuture<Boolean> reached) {
    try {
      if (condition.getAsBoolean()) {
        reached.complete(true);
      } else if (clock.nanos() >= deadline) {
        reached.complete(false);
      } else {
        clock.schedule(PAUSE, () -> check(condition, deadline, reached));
      }
    } catch (RuntimeException e) {
      reached.completeExceptionally(e);
    }
  }

  private void summarise() {
    screen.line("");
    screen.line(screen.in(Screen.Look.TITLE, "What happened"));
    Map<String, String> spoken = narrator.summary();
    spoken.forEach(
        (controller, text) ->
            screen.line(String.format(Locale.ROOT, "  %-42s %s", controller, text)));
    screen.line("");
    screen.line(screen.in(Screen.Look.TITLE, "Writes to the API server"));
    cluster
        .writes()
        .forEach(
            (identity, verbs) -> {
              String name = identity.substring(identity.lastIndexOf(':') + 1);
              List<String> counts = new ArrayList<>();
              verbs.forEach((verb, count) -> counts.add(count + " " + verb));
              screen.line(
                  String.format(Locale.ROOT, "  %-42s %s", name, String.join(", ", counts)));
            });
    screen.line("");
    if (failures.isEmpty()) {
      good("every step came to its end, " + seconds(startNanos) + " after the start");
    } else {
      screen.line(screen.in(Screen.Look.BAD, "Not everything happened:"));
      failures.forEach(failure -> screen.wrapped("  ✗ ", failure, Screen.Look.BAD));
    }
  }

  private String seconds(long since) {
    return String.format(Locale.ROOT, "%.1f s", (clock.nanos() - since) / 1_000_000_000.0);
  }
}
