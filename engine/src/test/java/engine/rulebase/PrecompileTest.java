// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import static engine.rulebase.Drl.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.rulebase.toy.Owner;
import engine.rulebase.toy.Sink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrecompileTest {

  @TempDir Path folder;

  private Path rules() throws IOException {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("one"));
    Files.createDirectories(rules.resolve("two"));
    Files.createDirectories(rules.resolve("shared"));
    Files.writeString(
        rules.resolve("one/controller.yaml"),
        "controller: one-controller\nchapters: [scale, shared/claim]\n");
    Files.writeString(
        rules.resolve("two/controller.yaml"),
        "controller: two-controller\nchapters: [shared/claim, act]\n");
    write(
        "one/scale",
        Drl.file(
            "scale",
            rule("one/scale", "$o : Owner()\n    not Step()", "intents.emit( \"scale\" );")));
    write(
        "two/act",
        Drl.file("act", rule("two/act", "Step()\n    not Tick()", "intents.emit( \"act\" );")));
    write(
        "shared/claim",
        Drl.file("claim", rule("claim/step", "Owner()", "insert( new Step( \"x\" ) );")));
    return rules;
  }

  private void write(String path, RuleSource source) throws IOException {
    Files.writeString(folder.resolve("rules/" + path + ".drl"), source.text());
  }

  private static List<String> fired(RuleSet rules) {
    var sink = new Sink();
    try (RuleSession session = rules.open((rule, facts) -> {})) {
      session.setGlobal("intents", sink);
      session.insert(new Owner("a", 1));
      session.fire(10);
    }
    return sink.taken();
  }

  private static String run(Path rules, Path target) throws IOException {
    var said = new ByteArrayOutputStream();
    Precompile.run(
        rules, target, new PrintStream(said, true, java.nio.charset.StandardCharsets.UTF_8));
    return said.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void precompiledRulesFireWithoutTheCompilerAndRankPerController() throws IOException {
    Path jar = folder.resolve("rules.jar");
    assertThat(run(rules(), jar)).startsWith("compiled 3 rule files");
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, Drl.LOADER)) {
      var builder = new RuleBuilder(loader, refusing(), PrecompiledRules.find(loader));
      List<ControllerRules> controllers = RulesFolder.read(rules());
      assertThat(controllers)
          .extracting(ControllerRules::name)
          .containsExactly("one-controller", "two-controller");
      RuleSet one = builder.build(controllers.get(0));
      RuleSet two = builder.build(controllers.get(1));
      assertThat(one.order().strata()).containsEntry("one/scale", 1).containsEntry("claim/step", 0);
      assertThat(fired(one)).isEmpty();
      assertThat(fired(two)).containsExactly("act");
    }
  }

  @Test
  void aChangedTextIsCompiledInMemory() throws IOException {
    Path classes = folder.resolve("classes");
    run(rules(), classes);
    write(
        "two/act",
        Drl.file("act", rule("two/act", "Step()\n    not Tick()", "intents.emit( \"changed\" );")));
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Drl.LOADER)) {
      RuleSet two = new RuleBuilder(loader).build(RulesFolder.read(folder.resolve("rules")).get(1));
      assertThat(fired(two)).containsExactly("changed");
    }
  }

  @Test
  void faultsOfAllFilesAreNamed() throws IOException {
    Path rules = rules();
    write(
        "one/scale", Drl.file("scale", rule("one/scale", "Ownr()", "intents.emit( \"scale\" );")));
    write("two/act", Drl.file("act", rule("two/act", "Stepp()", "intents.emit( \"act\" );")));
    assertThatThrownBy(() -> run(rules, folder.resolve("a.jar")))
        .hasMessageContaining(
            "rules/one/scale.drl:17:5: rule \"one/scale\": unknown fact class Ownr")
        .hasMessageContaining("rules/two/act.drl:17:5: rule \"two/act\": unknown fact class Stepp");
  }

  /** A compiler that finds every file at fault: it would refuse whatever reaches it. */
  private static RuleCompiler refusing() {
    return new RuleCompiler(ClassLoader.getPlatformClassLoader());
  }
}
