// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import static engine.rulebase.Drl.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RuleErrorsTest {

  private static final String EMIT = "intents.emit( \"x\" );";

  private static String refused(RuleSource... sources) {
    RuleErrors errors = catchThrowableOfType(RuleErrors.class, () -> Drl.build(sources));
    assertThat(errors).as("refused").isNotNull();
    return errors.getMessage();
  }

  static Stream<Arguments> broken() {
    String good = rule("toy/good", "Owner( wanted > 1 )", EMIT);
    return Stream.of(
        Arguments.of(
            "an unknown field",
            good + rule("toy/bad", "Owner( wanted > 1,\n        wantd < 3 )", EMIT),
            "24:9: rule \"toy/bad\": no field wantd in engine.rulebase.toy.Owner; did you mean wanted?"),
        Arguments.of(
            "an unknown field of a binding",
            rule("toy/bad", "$o : Owner()\n    Counts( uid == $o.uidd )", EMIT),
            "18:23: rule \"toy/bad\": no field uidd in engine.rulebase.toy.Owner; did you mean uid?"),
        Arguments.of(
            "an unknown fact class",
            rule("toy/bad", "Ownr( wanted > 1 )", EMIT),
            "17:5: rule \"toy/bad\": unknown fact class Ownr; did you mean Owner?"),
        Arguments.of(
            "a class not imported",
            rule("toy/bad", "StringBuffer( length > 1 )\n    Deployment()", EMIT),
            "18:5: rule \"toy/bad\": unknown fact class Deployment; import it, there is Counts, Owner, Sink, Slot, Step, Tick, Verdict"),
        Arguments.of(
            "an unknown method in the consequence",
            rule("toy/bad", "$o : Owner()", "intents.emit( $o.getUidd() );"),
            "19:22: rule \"toy/bad\": no method getUidd in Owner; did you mean getUid?"),
        Arguments.of(
            "an unknown function",
            rule("toy/bad", "$o : Owner()\n    Counts( mising( $o, this ) > 0 )", EMIT),
            "18:13: rule \"toy/bad\": no method or imported function mising for engine.rulebase.toy.Counts; did you mean missing?"),
        Arguments.of(
            "an unknown function in the consequence",
            rule("toy/bad", "$o : Owner()", "intents.emit( \"\" + mising( $o ) );"),
            "19:24: rule \"toy/bad\": no function mising is imported; did you mean missing?"),
        Arguments.of(
            "an unbound variable",
            rule("toy/bad", "$owner : Owner()", "intents.emit( $ownr.getUid() );"),
            "19:19: rule \"toy/bad\": $ownr cannot be resolved; did you mean $owner?"),
        Arguments.of(
            "an unbound variable in a condition",
            rule("toy/bad", "$owner : Owner()\n    Counts( uid == $ownr.uid )", EMIT),
            "18:20: rule \"toy/bad\": nothing binds $ownr; did you mean $owner?"),
        Arguments.of(
            "a missing bracket",
            good + rule("toy/bad", "Owner( wanted > 1", EMIT),
            "24:1: rule \"toy/bad\": mismatched input 'then'; a bracket, comma or `then` may be missing on the line before"),
        Arguments.of(
            "a missing end",
            good + "rule \"toy/bad\"\nwhen\n    Owner()\nthen\n    " + EMIT + "\n",
            "26:1: rule \"toy/bad\": mismatched input '<eof>'; `end` may be missing"),
        Arguments.of(
            "a missing semicolon",
            good + rule("toy/bad", "Owner()", "intents.emit( \"x\" )"),
            "24: rule \"toy/bad\": its consequence is no complete Java statement; allowed is one of `insert( new Fact( … ) );`, `insert( Fact.of( … ) );`, `intents.emit( … );`, `intents.ask( … );`"),
        Arguments.of(
            "a number compared with a text",
            good + rule("toy/bad", "Owner( wanted == \"abc\" )", EMIT),
            "23:22: rule \"toy/bad\": the rule compiler failed on it with java.lang.NumberFormatException: For input string: \"abc\"; a number is compared with a text"),
        Arguments.of(
            "two statements",
            rule("toy/bad", "Owner()", EMIT + "\n    " + EMIT),
            "18: rule \"toy/bad\": its consequence is 2 statements; allowed is one of `insert( new Fact( … ) );`, `insert( Fact.of( … ) );`, `intents.emit( … );`, `intents.ask( … );`"),
        Arguments.of(
            "salience",
            "rule \"toy/bad\" salience 10\nwhen\n    Owner()\nthen\n    " + EMIT + "\nend\n",
            "15:16: rule \"toy/bad\": attribute salience; remove it: the order of thought is computed from what the rules conclude and negate"),
        Arguments.of(
            "a wrong argument",
            rule("toy/bad", "$o : Owner()", "insert( new Step( 3 ) );"),
            "19:17: rule \"toy/bad\": The constructor Step(int) is undefined"),
        Arguments.of(
            "a binding over two patterns",
            rule("toy/bad", "$o : Owner()\n    Counts( $m : missing( $o, this ) > 0 )", EMIT),
            "18:13: rule \"toy/bad\": $m is bound to a value that needs $o of another pattern;"
                + " a binding may read its own pattern only; use the value in a constraint or conclude a fact with it"),
        Arguments.of(
            "a twin",
            good + good,
            "21: rule \"toy/good\": the name is taken by rules/toy/scale.drl:15; names are unique"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void brokenFilesAreExplained(String what, String rules, String want) {
    assertThat(refused(Drl.file("scale", rules))).isEqualTo("rules/toy/scale.drl:" + want);
  }

  @Test
  void unknownImportsHaveTheirLineAndNearNames() {
    String text =
        Drl.file("scale", rule("toy/a", "Ownerr()", EMIT))
            .text()
            .replace("toy.Owner\n", "toy.Ownerr\n")
            .replace("Sums.missing", "Sums.mising");
    assertThat(refused(new RuleSource("a.drl", text)))
        .isEqualTo(
            """
            a.drl:5:8: unknown class engine.rulebase.toy.Ownerr; did you mean Owner?
            a.drl:11:17: no public static function mising in engine.rulebase.toy.Sums; did you mean missing?""");
  }
}
