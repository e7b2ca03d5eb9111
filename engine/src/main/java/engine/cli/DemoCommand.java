// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.demo.Demo;
import engine.demo.Screen;
import engine.embedded.EmbeddedCluster;
import engine.flags.ControllerChoice;
import engine.flags.ControllerTable;
import engine.flags.FeatureGates;
import engine.flags.FlagParser;
import engine.flags.FlagTable;
import engine.flags.FlagValues;
import engine.host.Controllers;
import engine.host.RuleFolders;
import engine.log.LogSetup;
import engine.time.SystemClock;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code drover demo}: every controller that is there, at work on an example application. */
final class DemoCommand implements Callable<Integer> {
  static CommandLine command() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(new DemoCommand());
    spec.usageMessage()
        .description("Show the controllers at work on a simulated cluster, and why.");
    spec.addOption(
        CommandLine.Model.OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help.")
            .build());
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    LogSetup.errorsOnly();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    FlagValues flags = FlagParser.parse(FlagTable.load(), Versions.PROGRAM, List.of());
    FeatureGates gates = FeatureGates.with(Map.of());
    Controllers host = new Controllers(RuleFolders.read(null));
    Set<String> controllers =
        new TreeSet<>(new ControllerChoice(ControllerTable.load(), List.of("*")).enabled(gates));
    controllers.retainAll(host.controllerNames());
    Screen screen = new Screen(out, CommandLine.Help.Ansi.AUTO.enabled());
    screen.say(
        "Starting " + controllers.size() + " controllers: " + String.join(", ", controllers));
    SystemClock clock = new SystemClock();
    EmbeddedCluster cluster = new EmbeddedCluster(clock, Demo.ASSUMPTIONS, 1);
    EmbeddedProcess process = new EmbeddedProcess(cluster, host, clock);
    Demo demo = new Demo(cluster, clock, host.journal(), screen);
    process.start(flags, gates, controllers);
    int code = demo.play(host.rules());
    process.stop();
    return code;
  }
}
