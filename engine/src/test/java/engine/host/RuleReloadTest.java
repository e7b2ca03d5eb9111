// SPDX-License-Identifier: Apache-2.0
package engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.actuate.Actuator;
import engine.actuate.DryRun;
import engine.cache.ClusterCache;
import engine.definition.ControllerDefinition;
import engine.definition.DefinitionException;
import engine.journal.Journal;
import engine.queue.QueueListener;
import engine.rulebase.RuleBuilder;
import engine.rulebase.RuleErrors;
import engine.rulebase.RuleSet;
import engine.sync.ControllerRuntime;
import engine.sync.QueueRuntime;
import engine.sync.Settings;
import engine.sync.Words;
import engine.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's rule folder, over the replica set's shipped rules. */
class RuleReloadTest {
  private static final String NAME = "replicaset-controller";

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.EPOCH);

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String shipped(String file) {
    RuleFolders folders = RuleFolders.read(null);
    return folders.rules(definition(folders)).sources().stream()
        .filter(source -> source.path().endsWith(file))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static ControllerDefinition definition(RuleFolders folders) {
    return Objects.requireNonNull(folders.definitions().get(NAME));
  }

  private static RuleSet build(RuleFolders folders) {
    return new RuleBuilder(RuleReloadTest.class.getClassLoader())
        .build(folders.rules(definition(folders)));
  }

  private ControllerRuntime running(RuleFolders folders) {
    DryRun nowhere = new DryRun(NAME, Words::of);
    ClusterCache cache = new ClusterCache();
    ControllerRuntime controller =
        new ControllerRuntime(
            definition(folders),
            new Settings(Map.of(), Map.of()),
            build(folders),
            new ControllerRuntime.Ports(
                clock,
                cache,
                new Actuator(nowhere, nowhere),
                questions -> List.of(),
                nowhere,
                measure -> {},
                new Journal(1),
                (rule, facts) -> {}));
    definition(folders)
        .queues()
        .values()
        .forEach(queue -> new QueueRuntime(controller, queue, cache, 0, QueueListener.NONE, null));
    return controller;
  }

  private static List<String> docs(ControllerRuntime controller) {
    return controller.rules().declarations().stream()
        .map(rule -> rule.metadata().getOrDefault("doc", ""))
        .toList();
  }

  private void lookTwice() {
    clock.advance(RuleReload.PAUSE.multipliedBy(2));
  }

  private RuleReload follow(RuleFolders folders, ControllerRuntime controller) {
    RuleReload reload = new RuleReload(folders, List.of(controller), clock, Runnable::run);
    reload.start();
    return reload;
  }

  @Test
  void anEditedFileTakesThePlaceOfTheShippedOneAndErrorsNameItWhereItLies() throws IOException {
    write("replicaset/scale.drl", shipped("scale.drl").replaceAll("active <", "activ <"));
    RuleFolders folders = RuleFolders.with(List.of(folder));
    assertThatThrownBy(() -> build(folders))
        .isInstanceOf(RuleErrors.class)
        .hasMessageMatching(
            "(?s).*"
                + folder
                + "/replicaset/scale.drl:\\d+:\\d+: rule \"replicaset/.*no field"
                + " activ .*did you mean active\\?.*");
  }

  @Test
  void anEditedFileMayCallNothingBeyondTheAllowList() throws IOException {
    write(
        "replicaset/more.drl",
        """
        package rules.replicaset.more

        import facts.apps.ReplicaSet

        rule "replicaset/ends-the-process"
        when
            ReplicaSet( System.getenv( "HOME" ) != null )
        then
            insert( "x" );
        end
        """);
    RuleFolders folders = RuleFolders.with(List.of(folder));
    assertThatThrownBy(() -> build(folders))
        .isInstanceOf(RuleErrors.class)
        .hasMessageContaining("replicaset/more.drl");
  }

  @Test
  void anUnknownFieldOfADefinitionIsOneError() throws IOException {
    write(
        "replicaset/controller.yaml",
        "controller: replicaset-controller\nidentity: a\ncomponent: b\nqueus: {}\n");
    assertThatThrownBy(() -> RuleFolders.with(List.of(folder)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(folder + "/replicaset/controller.yaml")
        .hasMessageContaining("queus is not known; allowed here: ");
  }

  @Test
  void aChangeActsOnceTwoLooksFindTheSame() throws IOException {
    RuleFolders folders = RuleFolders.with(List.of(folder));
    ControllerRuntime controller = running(folders);
    follow(folders, controller);
    write(
        "replicaset/scale.drl", shipped("scale.drl").replaceFirst("@doc\\( \"[^\"]*", "@doc( \"X"));
    clock.advance(RuleReload.PAUSE);
    assertThat(docs(controller)).doesNotContain("X");
    clock.advance(RuleReload.PAUSE);
    assertThat(docs(controller)).contains("X");
    Files.delete(folder.resolve("replicaset/scale.drl"));
    lookTwice();
    assertThat(docs(controller)).doesNotContain("X");
  }

  @Test
  void aBrokenFileLeavesTheLastGoodRules() throws IOException {
    write(
        "replicaset/scale.drl", shipped("scale.drl").replaceFirst("@doc\\( \"[^\"]*", "@doc( \"X"));
    RuleFolders folders = RuleFolders.with(List.of(folder));
    ControllerRuntime controller = running(folders);
    RuleSet good = controller.rules();
    follow(folders, controller);
    write("replicaset/scale.drl", "package rules.replicaset.scale\n\nrule x when then");
    lookTwice();
    assertThat(controller.rules()).isSameAs(good);
  }

  @Test
  void aFileThatIsGivenUpMakesRoomForTheShippedOneUntilItIsChanged() throws IOException {
    String edited = shipped("scale.drl").replaceFirst("@doc\\( \"[^\"]*", "@doc( \"X");
    write("replicaset/scale.drl", edited);
    RuleFolders folders = RuleFolders.with(List.of(folder));
    ControllerRuntime controller = running(folders);
    RuleReload reload = follow(folders, controller);
    reload.bar(folder + "/replicaset/scale.drl");
    assertThat(docs(controller)).doesNotContain("X");
    lookTwice();
    assertThat(docs(controller)).doesNotContain("X");
    write("replicaset/scale.drl", edited.replace("\"X", "\"Y"));
    lookTwice();
    assertThat(docs(controller)).contains("Y");
  }
}
