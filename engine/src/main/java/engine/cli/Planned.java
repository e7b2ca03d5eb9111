// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that is planned but not there: says so and ends with 1. */
final class Planned implements Callable<Integer> {
  /** Names and descriptions. */
  static final String[][] COMMANDS = {
    {"plan", "Show what would be written, to the end, writing nothing."},
    {"test", "Run the scenarios of a rules folder."},
    {"why", "Show the chain behind a write."},
    {"why-not", "Show the condition that blocks a missing write."},
    {"rules", "List, show, check and compare rules."},
    {"audit", "Check objects against policy packs."},
    {"snapshot", "Save a cluster for plan, audit and replay."},
    {"history", "Show past decisions."},
  };

  private final String name;

  private Planned(String name) {
    this.name = name;
  }

  static CommandLine command(String name, String description) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(new Planned(name));
    spec.usageMessage().description(description + " (not implemented)");
    spec.parser().unmatchedArgumentsAllowed(true);
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    System.err.println("drover " + name + ": not implemented");
    return 1;
  }
}
