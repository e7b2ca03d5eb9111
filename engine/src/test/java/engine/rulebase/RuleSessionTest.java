// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.rulebase.toy.Counts;
import engine.rulebase.toy.Owner;
import engine.rulebase.toy.Sink;
import engine.rulebase.toy.Slot;
import engine.rulebase.toy.Step;
import engine.rulebase.toy.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RuleSessionTest {

  private static final RuleListener NOBODY = (rule, facts) -> {};

  private final Sink sink = new Sink();

  private RuleSession open(RuleSet rules, RuleListener listener) {
    RuleSession session = rules.open(listener);
    session.setGlobal("intents", sink);
    return session;
  }

  @Test
  void matchesFireOnceAlsoOverRounds() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale", Drl.rule("toy/each", "$o : Owner()", "intents.emit( $o.getUid() );")));
    try (RuleSession session = open(rules, NOBODY)) {
      session.insert(new Owner("a", 1));
      assertThat(session.fire(10)).isEqualTo(1);
      session.insert(new Owner("b", 1));
      assertThat(session.fire(10)).isEqualTo(1);
      assertThat(session.fire(10)).isZero();
    }
    assertThat(sink.taken()).containsExactly("a", "b");
  }

  @Test
  void aReturnedSessionKeepsNothing() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale",
                Drl.rule("toy/each", "$o : Owner()", "insert( new Step( $o.getUid() ) );")));
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    try (RuleSession session = open(rules, (rule, facts) -> first.add(rule.name()))) {
      session.insert(new Owner("a", 1));
      session.fire(10);
      assertThat(session.facts()).hasSize(2);
    }
    try (RuleSession session = open(rules, (rule, facts) -> second.add(rule.name()))) {
      assertThat(session.facts()).isEmpty();
      assertThat(session.fire(10)).isZero();
      session.insert(new Owner("a", 1));
      assertThat(session.fire(10)).isEqualTo(1);
    }
    assertThat(first).hasSize(1);
    assertThat(second).hasSize(1);
  }

  @Test
  void theListenerHearsRuleLineAndFactsBeforeTheConsequence() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale",
                Drl.rule("toy/a", "Tick()", "intents.emit( \"tick\" );")
                    + Drl.rule(
                        "toy/b",
                        "$o : Owner()\n    $c : Counts( uid == $o.uid )",
                        "intents.emit( \"b\" );")));
    var owner = new Owner("a", 2);
    var counts = new Counts("a", 1);
    List<String> heard = new ArrayList<>();
    try (RuleSession session =
        open(
            rules,
            (rule, facts) -> {
              assertThat(facts).containsExactly(owner, counts);
              heard.add(rule.at() + " " + rule.name() + " " + sink.taken());
            })) {
      session.insert(owner);
      session.insert(counts);
      session.fire(10);
    }
    assertThat(heard).containsExactly("rules/toy/scale.drl:21 toy/b []");
  }

  @Test
  void aThrowingConsequenceNamesRuleAndLine() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale",
                Drl.rule("toy/bad", "Owner()", "intents.emit( List.of().get( 3 ).toString() );")
                    .replace("List.of", "java.util.List.of")));
    RuleSession session = open(rules, NOBODY);
    session.insert(new Owner("a", 2));
    assertThatThrownBy(() -> session.fire(10))
        .isInstanceOf(RuleFault.class)
        .hasMessageStartingWith(
            "rules/toy/scale.drl:15: rule \"toy/bad\": its consequence threw java.lang.")
        .hasMessageContaining("IndexOutOfBounds");
    session.close();
    try (RuleSession next = open(rules, NOBODY)) {
      assertThat(next.facts()).isEmpty();
    }
  }

  @Test
  void aThrowingConditionNamesRuleAndLine() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale",
                Drl.rule("toy/good", "Tick()", "intents.emit( \"tick\" );")
                    + Drl.rule("toy/bad", "Owner( broken( this ) )", "intents.emit( \"b\" );")));
    RuleSession session = open(rules, NOBODY);
    assertThatThrownBy(
            () -> {
              session.insert(new Owner("a", 2));
              session.fire(10);
            })
        .isInstanceOf(RuleFault.class)
        .hasMessage(
            "rules/toy/scale.drl:21: rule \"toy/bad\": a condition threw java.lang.IllegalStateException: broken for a");
    session.close();
    try (RuleSession next = open(rules, NOBODY)) {
      next.insert(new Tick(1));
      assertThat(next.fire(10)).isEqualTo(1);
    }
  }

  @Test
  void rulesThatNeverComeToRestAreGivenUp() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale",
                Drl.rule("toy/again", "Tick( $n : number )", "insert( new Tick( $n + 1 ) );")));
    RuleSession session = open(rules, NOBODY);
    session.insert(new Tick(0));
    assertThatThrownBy(() -> session.fire(20))
        .isInstanceOf(RuleFault.class)
        .hasMessage(
            "rules/toy/scale.drl:15: rule \"toy/again\": more than 20 firings in one sync; this rule fired last, the sync is given up");
    session.close();
    try (RuleSession next = open(rules, NOBODY)) {
      assertThat(next.facts()).isEmpty();
      next.insert(new Slot("s"));
      assertThat(next.fire(20)).isZero();
    }
  }

  @Test
  void exactlyAsManyFiringsAsTheCapAreFine() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale", Drl.rule("toy/each", "$o : Owner()", "intents.emit( $o.getUid() );")));
    try (RuleSession session = open(rules, NOBODY)) {
      session.insert(new Owner("a", 1));
      session.insert(new Owner("b", 1));
      assertThat(session.fire(2)).isEqualTo(2);
    }
  }

  @Test
  void openSessionsKeepTheirRulesWhenAnotherSetTakesOver() {
    RuleSource before =
        Drl.file("scale", Drl.rule("toy/each", "$o : Owner()", "intents.emit( \"old\" );"));
    RuleSource after =
        Drl.file("scale", Drl.rule("toy/each", "$o : Owner()", "intents.emit( \"new\" );"));
    RuleSource other =
        Drl.file("status", Drl.rule("toy/step", "Step()", "intents.emit( \"step\" );"));
    RuleSet old = Drl.build(before, other);
    RuleSession held = open(old, NOBODY);
    held.insert(new Owner("a", 1));
    RuleSet fresh = old.replace(after);
    try (RuleSession session = open(fresh, NOBODY)) {
      session.insert(new Owner("a", 1));
      session.insert(new Step("x"));
      session.fire(10);
    }
    held.fire(10);
    held.close();
    try (RuleSession session = open(old, NOBODY)) {
      assertThat(session.facts()).isEmpty();
      session.insert(new Owner("a", 1));
      session.fire(10);
    }
    assertThat(sink.taken()).containsExactlyInAnyOrder("new", "step", "old", "old");
  }

  @Test
  void manyRulesWithAccumulatesBuild() {
    var text = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      String when =
          "accumulate( Owner( $w : wanted, wanted > " + i + " ); $n : sum( $w ); $n > 0 )";
      text.append(
          Drl.rule("toy/sum" + (char) ('a' + i), when, "intents.emit( \"" + i + "=\" + $n );"));
    }
    try (RuleSession session = open(Drl.build(Drl.file("scale", text.toString())), NOBODY)) {
      session.insert(new Owner("a", 2));
      session.insert(new Owner("b", 1));
      session.fire(100);
    }
    assertThat(sink.taken()).containsExactlyInAnyOrder("0=3", "1=2");
  }

  @Test
  void theWatchdogReportsARuleThatDoesNotReturn() {
    RuleSet rules =
        Drl.build(
            Drl.file(
                "scale", Drl.rule("toy/slow", "$o : Owner()", "intents.emit( $o.getUid() );")));
    var clock = new AtomicLong();
    List<String> reports = new ArrayList<>();
    var watchdog =
        new Watchdog(clock::get, Duration.ofSeconds(30), stuck -> reports.add(stuck.toString()));
    Watchdog.Worker worker = watchdog.worker("toy-1");
    RuleListener stuckWhileFiring =
        (rule, facts) -> {
          clock.addAndGet(Duration.ofSeconds(29).toNanos());
          watchdog.check();
          assertThat(reports).isEmpty();
          clock.addAndGet(Duration.ofSeconds(2).toNanos());
          watchdog.check();
          watchdog.check();
        };
    try (RuleSession session = rules.open(stuckWhileFiring, worker)) {
      session.setGlobal("intents", sink);
      session.insert(new Owner("a", 1));
      session.fire(10);
    }
    clock.addAndGet(Duration.ofHours(1).toNanos());
    watchdog.check();
    assertThat(reports)
        .containsExactly(
            "rules/toy/scale.drl:15: rule \"toy/slow\" has been running for 31s in worker toy-1");
  }
}
