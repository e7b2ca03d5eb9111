// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import engine.definition.ControllerDefinition;
import engine.flags.FeatureGates;
import engine.host.RuleFolders;
import engine.rulebase.RuleBuilder;
import engine.rulebase.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario that lies beside the rules, each a test of its own. */
class RuleScenariosTest {
  private static final Path RULES = Path.of("..", "rules");

  @TestFactory
  Stream<DynamicContainer> scenarios() {
    RuleFolders folders = RuleFolders.read(null);
    RuleBuilder builder = new RuleBuilder(getClass().getClassLoader());
    FeatureGates gates = FeatureGates.with(Map.of());
    assertThat(folders.definitions()).isNotEmpty();
    return folders.definitions().values().stream()
        .map(
            definition ->
                DynamicContainer.dynamicContainer(
                    definition.folder(),
                    tests(definition, builder.build(folders.rules(definition)), gates)));
  }

  private static List<DynamicTest> tests(
      ControllerDefinition definition, RuleSet rules, FeatureGates gates) {
    ScenarioRunner runner = new ScenarioRunner(definition, rules, gates::isOn);
    List<DynamicTest> tests = new ArrayList<>();
    for (Scenario scenario : read(definition.folder())) {
      tests.add(
          DynamicTest.dynamicTest(
              scenario.origin() + ": " + scenario.name(),
              () -> assertThat(runner.run(scenario)).as(scenario.name()).isEmpty()));
    }
    return tests;
  }

  private static List<Scenario> read(String folder) {
    List<Scenario> scenarios = new ArrayList<>();
    Path files = RULES.resolve(folder).resolve("scenarios");
    if (!Files.isDirectory(files)) {
      return scenarios;
    }
    try (Stream<Path> paths = Files.list(files)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        scenarios.addAll(
            ScenarioReader.read(
                "rules/" + folder + "/scenarios/" + path.getFileName(),
                folder,
                Files.readString(path)));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return scenarios;
  }
}
