// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.flags.Flag;
import engine.flags.FlagTable;
import engine.flags.FlagType;
import engine.host.ControllerHost;
import engine.host.Controllers;
import engine.host.RuleFolders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The program {@code drover}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(List.of(arguments), Main::host));
  }

  /** The controllers of this program: the one place that says which there are. */
  private static ControllerHost host(List<String> ruleFolders) {
    return new Controllers(RuleFolders.with(ruleFolders.stream().map(Path::of).toList()));
  }

  static int execute(List<String> arguments, Function<List<String>, ControllerHost> hostWithRules) {
    if (!arguments.isEmpty() && arguments.get(0).equals("run")) {
      // Go's flag syntax isn't picocli's, so these arguments are read by their own parser.
      List<String> rest = arguments.subList(1, arguments.size());
      return new RunCommand(hostWithRules, System.out, System.err).run(rest);
    }
    return commandLine().execute(arguments.toArray(new String[0]));
  }

  static CommandLine commandLine() {
    CommandSpec root = CommandSpec.create().name("drover");
    root.usageMessage()
        .description("A kube-controller-manager whose controllers are Drools rule files.")
        .footer("", RunCommand.EXAMPLES.stripTrailing());
    root.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    root.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description("Print the version and end.")
            .build());
    root.versionProvider(new Versions());
    CommandLine program = new CommandLine(root);
    program.addSubcommand("run", new CommandLine(runSpec()));
    program.addSubcommand("demo", DemoCommand.command());
    for (String[] planned : Planned.COMMANDS) {
      program.addSubcommand(planned[0], Planned.command(planned[0], planned[1]));
    }
    program.addSubcommand("completion", completion(program));
    program.setUsageHelpWidth(110);
    program.setExecutionStrategy(Main::dispatch);
    return program;
  }

  private static int dispatch(CommandLine.ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    if (!parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(System.err);
      return 1;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Describes {@code run} for help and completion only. */
  private static CommandSpec runSpec() {
    CommandSpec run = CommandSpec.create();
    run.usageMessage().description("Run the controllers; see drover run --help.");
    for (Flag flag : FlagTable.load().all()) {
      OptionSpec.Builder option =
          OptionSpec.builder("--" + flag.name())
              .description(flag.help().replace("%", "%%"))
              .hidden(flag.hidden());
      boolean alone = flag.type() == FlagType.BOOL || flag.type() == FlagType.VERSION;
      run.addOption(option.type(alone ? boolean.class : String.class).build());
    }
    return run;
  }

  private static CommandLine completion(CommandLine program) {
    Completion action = new Completion(program);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(action);
    spec.usageMessage().description("Print a completion script: source <(drover completion bash).");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("bash|zsh")
            .type(String.class)
            .completionCandidates(Arrays.asList("bash", "zsh"))
            .index("0")
            .arity("1")
            .build());
    CommandLine command = new CommandLine(spec);
    action.readFrom(command);
    return command;
  }
}
