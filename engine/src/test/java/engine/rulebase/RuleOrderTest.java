// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import static engine.rulebase.Drl.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.rulebase.toy.Owner;
import engine.rulebase.toy.Sink;
import engine.rulebase.toy.Slot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleOrderTest {

  private static RuleOrder order(RuleSource... sources) {
    return RuleOrder.of(
        Arrays.stream(sources).map(source -> RuleFile.parse(source, Drl.LOADER)).toList());
  }

  private static List<String> fired(RuleSet rules, Object... facts) {
    var sink = new Sink();
    try (RuleSession session = rules.open((rule, matched) -> {})) {
      session.setGlobal("intents", sink);
      for (Object fact : facts) {
        session.insert(fact);
      }
      session.fire(100);
    }
    return sink.taken();
  }

  @Test
  void aNegatingRuleRunsAfterTheConcludingOneAlsoAcrossFiles() {
    RuleSource negates =
        Drl.file("act", rule("toy/act", "Owner()\n    not Step()", "intents.emit( \"wrong\" );"));
    RuleSource concludes =
        Drl.file("facts", rule("toy/step", "Owner()", "insert( new Step( \"x\" ) );"));
    assertThat(order(negates, concludes).strata())
        .containsEntry("toy/act", 1)
        .containsEntry("toy/step", 0);
    assertThat(fired(Drl.build(negates, concludes), new Owner("a", 1))).isEmpty();
  }

  @Test
  void anAccumulatingRuleRunsAfterTheConcludingOne() {
    RuleSource files =
        Drl.file(
            "act",
            rule(
                    "toy/act",
                    "accumulate( Verdict( $s : slot ); $n : count( $s ); $n > 0 )",
                    "intents.emit( \"n\" + $n );")
                + rule(
                    "toy/judge", "$s : Slot()", "insert( new Verdict( $s.getName(), \"ok\" ) );"));
    assertThat(order(files).strata()).containsEntry("toy/act", 1).containsEntry("toy/judge", 0);
    assertThat(fired(Drl.build(files), new Slot("a"), new Slot("b"), new Slot("c")))
        .containsExactly("n3");
  }

  @Test
  void whatANegatedFactRestsOnRunsBeforeToo() {
    RuleOrder order =
        order(
            Drl.file(
                "act",
                rule("toy/act", "not Step()", "intents.emit( \"x\" );")
                    + rule("toy/step", "exists Verdict()", "insert( Step.of( \"x\" ) );")
                    + rule("toy/judge", "$s : Slot()\n    not Tick()", "insert( judged( $s ) );")
                    + rule("toy/tick", "Owner()", "insert( new Tick( 1 ) );")));
    assertThat(order.strata())
        .containsEntry("toy/tick", 0)
        .containsEntry("toy/judge", 1)
        .containsEntry("toy/step", 1)
        .containsEntry("toy/act", 2);
    assertThat(order.salience("toy/act")).isEqualTo(-2);
  }

  @Test
  void aDecisionListRunsInReadingOrderForEachSubject() {
    RuleSource list =
        Drl.file(
            "list",
            rule(
                    "toy/first",
                    "$s : Slot( name == \"a\" )\n    not Verdict( slot == $s.name )",
                    "insert( new Verdict( $s.getName(), \"first\" ) );")
                + rule(
                    "toy/second",
                    "$s : Slot()\n    not Verdict( slot == $s.name )",
                    "insert( new Verdict( $s.getName(), \"second\" ) );")
                + rule(
                    "toy/third",
                    "$s : Slot()\n    not Verdict( slot == $s.name )",
                    "insert( new Verdict( $s.getName(), \"third\" ) );")
                + rule(
                    "toy/say",
                    "Verdict( $s : slot, $t : text )",
                    "intents.emit( $s + \" \" + $t );"));
    assertThat(order(list).strata().values()).containsExactly(0, 1, 2, 2);
    assertThat(fired(Drl.build(list), new Slot("a"), new Slot("b")))
        .containsExactlyInAnyOrder("a first", "b second");
  }

  @Test
  void aListOverTwoFilesIsACycle() {
    RuleSource one =
        Drl.file("one", rule("toy/one", "Slot()\n    not Step()", "insert( new Step( \"1\" ) );"));
    RuleSource two =
        Drl.file("two", rule("toy/two", "Slot()\n    not Step()", "insert( new Step( \"2\" ) );"));
    assertThatThrownBy(() -> order(one, two))
        .isInstanceOf(RuleErrors.class)
        .hasMessageContaining(
            "rules/toy/two.drl:15: rule \"toy/two\": needs every engine.rulebase.toy.Step of \"toy/one\"")
        .hasMessageContaining("(rules/toy/one.drl:15)");
  }

  @Test
  void aCycleOverAPositiveReadNamesBothRules() {
    RuleSource files =
        Drl.file(
            "loop",
            rule("toy/no-step", "Slot()\n    not Step()", "insert( new Tick( 1 ) );")
                + rule("toy/step", "Tick()", "insert( new Step( \"x\" ) );"));
    assertThatThrownBy(() -> order(files))
        .hasMessage(
            "rules/toy/loop.drl:15: rule \"toy/no-step\": needs every engine.rulebase.toy.Step of \"toy/step\""
                + " (rules/toy/loop.drl:22), which in turn depends on what this rule concludes;"
                + " break the cycle: no order of these two is right");
  }

  @Test
  void positiveCyclesNeedNoOrder() {
    RuleOrder order =
        order(
            Drl.file(
                "loop",
                rule("toy/a", "Step()", "insert( new Tick( 1 ) );")
                    + rule("toy/b", "Tick()", "insert( new Step( \"x\" ) );")));
    assertThat(order.strata().values()).containsOnly(0);
  }

  @Test
  void aPatternOverASuperclassWaitsForItsSubclasses() {
    RuleOrder order =
        order(
            Drl.file(
                "act",
                rule("toy/act", "not Comparable()", "intents.emit( \"x\" );")
                    + rule("toy/text", "Slot()", "insert( new String( \"x\" ) );")));
    assertThat(order.strata()).containsEntry("toy/act", 1);
  }

  @Test
  void sharedNamesAreRefused() {
    RuleSource one = Drl.file("one", rule("toy/one", "Slot()", "intents.emit( \"x\" );"));
    RuleSource two = Drl.file("two", rule("toy/one", "Slot()", "intents.emit( \"x\" );"));
    assertThatThrownBy(() -> order(one, two))
        .hasMessage(
            "rules/toy/two.drl:15: rule \"toy/one\": the name is taken by rules/toy/one.drl:15; names are unique");
  }

  @Test
  void theDescriptionListsStrataInOrder() {
    String text =
        order(
                Drl.file(
                    "act",
                    rule("toy/act", "not Step()", "intents.emit( \"x\" );")
                        + rule("toy/step", "Slot()", "insert( new Step( \"x\" ) );")))
            .describe();
    assertThat(text.lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "0 toy/step rules/toy/act.drl:21 concludes engine.rulebase.toy.Step",
            "1 toy/act rules/toy/act.drl:15");
  }
}
