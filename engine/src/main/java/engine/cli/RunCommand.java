// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.client.ClientConfigException;
import engine.definition.DefinitionException;
import engine.embedded.Assumptions;
import engine.embedded.EmbeddedCluster;
import engine.flags.ControllerChoice;
import engine.flags.ControllerTable;
import engine.flags.FeatureGates;
import engine.flags.Flag;
import engine.flags.FlagChecks;
import engine.flags.FlagException;
import engine.flags.FlagHelp;
import engine.flags.FlagParser;
import engine.flags.FlagTable;
import engine.flags.FlagValues;
import engine.host.ControllerHost;
import engine.log.LogSetup;
import engine.rulebase.RuleErrors;
import engine.time.SystemClock;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code drover run}: reads and checks the flags, then runs the process to its end. */
final class RunCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
  static final String EXAMPLES =
      """
      Examples:
        # Take the place of kube-controller-manager.
        drover run --kubeconfig=/etc/kubernetes/controller-manager.conf

        # Watch what it would do, writing nothing.
        drover run --kubeconfig=admin.conf --dry-run -v=2

        # Two controllers only, with rules of your own.
        drover run --kubeconfig=admin.conf --controllers=deployment,replicaset --rules=my-rules
      """;

  private final Function<List<String>, ControllerHost> hostWithRules;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command.
   *
   * @param hostWithRules makes the controllers, with a user's rule folders
   */
  RunCommand(
      Function<List<String>, ControllerHost> hostWithRules, PrintStream out, PrintStream err) {
    this.hostWithRules = hostWithRules;
    this.out = out;
    this.err = err;
  }

  /** Runs until a signal or a fault; answers the exit code. */
  int run(List<String> arguments) {
    FlagTable table = FlagTable.load();
    ControllerTable controllers = ControllerTable.load();
    try {
      FlagValues flags = FlagParser.parse(table, Versions.PROGRAM, arguments);
      if (flags.bool("help")) {
        out.println(help(table));
        return 0;
      }
      String version = flags.text("version");
      if (!version.equals("false")) {
        out.println(version.equals("raw") ? Versions.raw() : Versions.text());
        return 0;
      }
      return run(flags, controllers);
    } catch (FlagException e) {
      err.println("Error: " + e.getMessage());
      err.println("Run 'drover run --help' for all flags.");
      return 1;
    } catch (ClientConfigException | DefinitionException | RuleErrors | UncheckedIOException e) {
      err.println("Error: " + e.getMessage());
      return 1;
    }
  }

  private int run(FlagValues flags, ControllerTable controllers) {
    ControllerHost host = hostWithRules.apply(flags.strings("rules"));
    FeatureGates gates = FeatureGates.with(flags.map("feature-gates"));
    List<String> errors = FlagChecks.errors(flags, controllers, host.controllerNames());
    if (!errors.isEmpty()) {
      throw new FlagException(FlagChecks.joined(errors));
    }
    LogSetup.apply(flags.integer("v"), flags.text("logging-format").equals("json"));
    logFlags(flags);
    warnOfUnusedFlags(flags, host.controllerNames());
    Set<String> enabled =
        new ControllerChoice(controllers, flags.strings("controllers")).enabled(gates);
    Set<String> running = new TreeSet<>(enabled);
    running.retainAll(host.controllerNames());
    enabled.removeAll(running);
    running = host.prepare(flags, running);
    if (flags.bool("embedded")) {
      SystemClock clock = new SystemClock();
      return new EmbeddedProcess(new EmbeddedCluster(clock, Assumptions.USUAL, 1), host, clock)
          .run(flags, gates, running);
    }
    try (RunProcess process = new RunProcess(flags, gates, running, host, new SystemClock())) {
      if (!enabled.isEmpty()) {
        LOG.info(
            "{} enabled controllers are not implemented here and don't run; -v=2 names them",
            enabled.size());
        LOG.debug("not implemented: {}", String.join(",", enabled));
      }
      return process.run();
    }
  }

  private static void logFlags(FlagValues flags) {
    if (flags.integer("v") >= 1) {
      for (Flag flag : flags.table().all()) {
        LOG.info("FLAG: --{}=\"{}\"", flag.name(), flags.shown(flag.name()));
      }
    }
  }

  private static void warnOfUnusedFlags(FlagValues flags, Set<String> present) {
    Set<String> owners = new TreeSet<>();
    List<String> unused = new ArrayList<>();
    for (Flag flag : flags.given()) {
      if (!flag.owners().isEmpty() && flag.owners().stream().noneMatch(present::contains)) {
        owners.addAll(flag.owners());
        unused.add("--" + flag.name());
      }
    }
    if (!unused.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("flags", String.join(",", unused))
          .addKeyValue("controllers", String.join(",", owners))
          .log("flags without effect: their controllers are not implemented here");
    }
  }

  private static String help(FlagTable table) {
    return "Runs the controllers of a Kubernetes cluster, in place of kube-controller-manager.\n\n"
        + "Usage:\n  drover run [flags]\n\n"
        + EXAMPLES
        + FlagHelp.text(table)
        + "\nControllers: "
        + String.join(", ", ControllerTable.load().names());
  }
}
