// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import engine.rulebase.PatternDecl.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleFileTest {

  private static final String TEXT =
      """
      // SPDX-License-Identifier: Apache-2.0
      /* header
       */
      package rules.toy.scale

      import engine.rulebase.toy.Owner
      import engine.rulebase.toy.Slot
      import engine.rulebase.toy.Step
      import function engine.rulebase.toy.Sums.judged

      global engine.rulebase.toy.Sink intents

      // a comment
      rule "toy/first"
          @doc( "It is, \"so\"." ) @spec( "toy.md R1" ) @gate( "Some" )
      when
          $o : Owner( wanted > 1,
              uid != null )
          not ( Slot() )
          exists Step( path == "x" )
      then
          insert( judged( new Slot( "s" ) ) );
      end

      rule "toy/second" salience 3
      when
          accumulate( Step( $p : path ); $n : count( $p ) )
          String() from java.util.List.of( "a" )
      then
          intents.emit( "x" );
      end
      """;

  private final RuleFile file =
      RuleFile.parse(new RuleSource("rules/toy/scale.drl", TEXT), Drl.LOADER);

  @Test
  void rulesHaveLinesAndMetadata() {
    RuleDecl first = file.rules().get(0);
    assertThat(first.name()).isEqualTo("toy/first");
    assertThat(first.at()).isEqualTo("rules/toy/scale.drl:14");
    assertThat(first.endLine()).isEqualTo(23);
    assertThat(first.consequenceLine()).isEqualTo(21);
    assertThat(first.metadata())
        .containsEntry("spec", "toy.md R1")
        .containsEntry("gate", "Some")
        .containsKey("doc");
    assertThat(file.packageName()).isEqualTo("rules.toy.scale");
    assertThat(file.imports()).contains(new RuleFile.Import("engine.rulebase.toy.Slot", 7));
    assertThat(file.functions())
        .containsExactly(new RuleFile.Import("engine.rulebase.toy.Sums.judged", 9));
  }

  @Test
  void patternsAreResolvedWithTheirUse() {
    assertThat(file.rules().get(0).patterns())
        .containsExactly(
            new PatternDecl(
                "engine.rulebase.toy.Owner", Use.EACH, 17, List.of("wanted > 1", "uid != null")),
            new PatternDecl("engine.rulebase.toy.Slot", Use.NEGATED, 19, List.of()),
            new PatternDecl("engine.rulebase.toy.Step", Use.EXISTS, 20, List.of("path == \"x\"")));
    assertThat(file.rules().get(1).patterns())
        .containsExactly(
            new PatternDecl("engine.rulebase.toy.Step", Use.ACCUMULATED, 27, List.of("$p : path")));
    assertThat(file.rules().get(1).attributes()).containsExactly("salience");
    assertThat(file.rules().get(1).forms()).contains("accumulate", "from");
  }

  @Test
  void conclusionsAreReadFromTheStatement() {
    assertThat(file.rules().get(0).concludes()).isEqualTo("engine.rulebase.toy.Verdict");
    assertThat(file.rules().get(1).conclusion()).isEqualTo(new Conclusion(null, true, null));
    TypeNames types = file.types();
    assertThat(Conclusion.of("insert( Step.of( \"x\" ) );", types).type())
        .isEqualTo("engine.rulebase.toy.Step");
    assertThat(Conclusion.of("insert( new Step( \"x\" ) );", types).type())
        .isEqualTo("engine.rulebase.toy.Step");
    assertThat(Conclusion.of("insert( Unknown.of( 1 ).with( 2 ) );", types).type())
        .isEqualTo("Unknown");
    assertThat(Conclusion.of("insert( $x );", types).fault()).isEqualTo("`insert( $x )`");
    assertThat(Conclusion.of("int i = 3; insert( new Step( \"x\" ) );", types).fault())
        .isEqualTo("2 statements");
    assertThat(Conclusion.of("if ( true ) insert( new Step( \"x\" ) );", types).fault())
        .contains("if (true)");
    assertThat(Conclusion.of("System.exit( 1 );", types).fault()).isEqualTo("`System.exit(1)`");
  }
}
