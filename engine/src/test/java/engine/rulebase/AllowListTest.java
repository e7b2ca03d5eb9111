// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import static engine.rulebase.Drl.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import engine.rulebase.toy.Owner;
import engine.rulebase.toy.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowListTest {

  private static final RuleBuilder BUILDER =
      new RuleBuilder(
          Drl.LOADER,
          new RuleCompiler(Drl.LOADER, AllowList.standard().with("engine.rulebase.toy.")),
          PrecompiledRules.none());

  private static RuleSet build(RuleSource... sources) {
    return BUILDER.build(new ControllerRules("toy", java.util.List.of(sources)));
  }

  private static String refused(RuleSource source) {
    RuleErrors errors = catchThrowableOfType(RuleErrors.class, () -> build(source));
    assertThat(errors).as("refused: " + source.text()).isNotNull();
    return errors.getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.valueOf( Runtime.getRuntime().exec( \"ls\" ) )",
        "String.valueOf( new ProcessBuilder( \"ls\" ).start() )",
        "Class.forName( \"java.lang.Runtime\" ).getName()",
        "String.valueOf( Class.forName( \"java.lang.Run\" + \"time\" ).getMethod( \"getRuntime\" ).invoke( null ) )",
        "\"\".getClass().getName()",
        "String.valueOf( \"\".getClass().getClassLoader() )",
        "String.valueOf( String.class.getClassLoader() )",
        "String.valueOf( $o.getClass().getDeclaredFields() )",
        "java.nio.file.Files.readString( java.nio.file.Path.of( \"/etc/passwd\" ) )",
        "String.valueOf( new java.io.File( \"/\" ).listFiles() )",
        "String.valueOf( new java.net.URL( \"http://localhost\" ).openStream() )",
        "Thread.currentThread().getName()",
        "String.valueOf( new Thread( () -> {} ) )",
        "System.getenv( \"HOME\" )",
        "System.getProperty( \"user.home\" )",
        "String.valueOf( System.currentTimeMillis() )",
        "String.valueOf( java.time.Instant.now() )",
        "String.valueOf( java.time.Clock.systemUTC() )",
        "String.valueOf( Math.random() )",
        "String.valueOf( java.util.UUID.randomUUID() )",
        "String.valueOf( new java.util.Random().nextInt() )",
        "String.valueOf( Integer.getInteger( \"x\" ) )",
        "String.valueOf( new javax.script.ScriptEngineManager() )",
        "String.valueOf( sun.misc.Unsafe.class )",
        "String.valueOf( new java.net.URLClassLoader( new java.net.URL[ 0 ] ) )",
        "String.valueOf( java.lang.invoke.MethodHandles.lookup() )",
        "String.valueOf( java.util.ServiceLoader.load( Object.class ) )",
        "String.valueOf( new java.util.Scanner( \"x\" ) )",
        "String.valueOf( java.util.Optional.of( \"java.lang.Runtime\" ).map( Class::forName ) )",
        "String.valueOf( java.util.List.of( \"a\" ).parallelStream().count() )",
        "String.valueOf( drools.getRuntime( Object.class ) )",
        "String.valueOf( org.drools.util.IoUtils.readFileAsString( null ) )",
        "String.valueOf( engine.rulebase.RuleBuilder.class )",
      })
  void whatRulesHaveNoBusinessWithIsRefused(String expression) {
    RuleSource source =
        Drl.edited("scale", rule("toy/bad", "$o : Owner()", "intents.emit( " + expression + " );"));
    assertThat(refused(source)).contains("rules/toy/scale.drl:19").contains("rule \"toy/bad\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Owner( Runtime.getRuntime() != null )",
        "Owner( System.getenv( \"HOME\" ) == \"x\" )",
        "Owner( this.getClass().getName() == \"x\" )",
        "Owner( class.name == \"x\" )",
        "Owner( java.time.Instant.now() != null )",
        "String() from java.nio.file.Files.readAllLines( null )",
        "Owner() eval( System.nanoTime() > 0 )",
      })
  void conditionsAreJudgedToo(String condition) {
    refused(Drl.edited("scale", rule("toy/bad", condition, "intents.emit( \"x\" );")));
  }

  @Test
  void exitIsNoConsequence() {
    assertThat(refused(Drl.edited("scale", rule("toy/bad", "Owner()", "System.exit( 1 );"))))
        .contains("rules/toy/scale.drl:18: rule \"toy/bad\": its consequence is `System.exit(1)`");
  }

  @Test
  void functionsWithinAFileAreJudgedToo() {
    String function = "function String now() { return String.valueOf( System.nanoTime() ); }\n";
    assertThat(
            refused(
                Drl.edited(
                    "scale", function + rule("toy/bad", "Owner()", "intents.emit( now() );"))))
        .contains("System.nanoTime is not allowed");
  }

  @Test
  void importsAreJudgedToo() {
    RuleSource source = Drl.edited("scale", rule("toy/bad", "File()", "intents.emit( \"x\" );"));
    String text = source.text().replace("import engine.rulebase.toy.Tick", "import java.io.File");
    assertThat(refused(new RuleSource(source.path(), text, true)))
        .startsWith(
            "rules/toy/scale.drl:9: java.io.File is not allowed; edited rules may use facts");
  }

  @Test
  void ordinaryRulesPassAndFire() {
    RuleSet rules =
        build(
            Drl.edited(
                "scale",
                rule(
                        "toy/a",
                        "$o : Owner( wanted > 1, uid matches \"a.*\" )\n    $c : Counts( missing( $o, this ) > 0 )",
                        "intents.emit( \"missing \" + missing( $o, $c ) + java.time.Duration.ofSeconds( 3 ) );")
                    + rule(
                        "toy/b",
                        "$o : Owner( uid in ( \"a\", \"b\" ) )\n    not Step()",
                        "insert( Step.of( $o.getUid() ) );")
                    + rule(
                        "toy/c",
                        "accumulate( Owner( $w : wanted ); $sum : sum( $w ); $sum > 1 )",
                        "intents.emit( String.valueOf( java.util.List.of( 2, 1 ).stream().map( n -> n * 2 ).sorted().toList() ) );")
                    + rule("toy/d", "exists Step( path == \"a\" )", "intents.emit( \"step\" );")));
    var sink = new Sink();
    try (RuleSession session = rules.open((rule, facts) -> {})) {
      session.setGlobal("intents", sink);
      session.insert(new Owner("a", 2));
      session.insert(new engine.rulebase.toy.Counts("a", 1));
      session.fire(10);
    }
    assertThat(sink.taken()).containsExactlyInAnyOrder("missing 1PT3S", "[2, 4]", "step");
  }

  @Test
  void shippedRulesAreNotRestricted() {
    assertThat(
            build(
                    Drl.file(
                        "scale",
                        rule(
                            "toy/a",
                            "Owner()",
                            "intents.emit( String.valueOf( Math.random() ) );")))
                .declarations())
        .hasSize(1);
  }
}
