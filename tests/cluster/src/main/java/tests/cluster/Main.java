// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.util.List;

/**
 * A test cluster to use by hand: {@code up [--with=scheduler,kwok,controller-manager] [--nodes N]}.
 */
public final class Main {
  private static final String USAGE =
      "usage: up [--with=scheduler,kwok,controller-manager] [--nodes N]";

  private Main() {}

  /**
   * Prints the path of an admin kubeconfig and runs until standard input ends or the process is
   * told to.
   */
  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(1);
      return;
    }
    try (TestCluster cluster = TestCluster.start(options)) {
      System.out.println(cluster.adminKubeconfig());
      System.err.println("cluster: runs until Ctrl-C or the end of standard input");
      while (System.in.read() >= 0) {
        // Only the end counts.
      }
    } catch (ClusterException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static Options parse(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.get(0).equals("up")) {
      throw new IllegalArgumentException("the command is missing or not \"up\"");
    }
    Options options = Options.bare();
    int nodes = 0;
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--nodes") && i + 1 < arguments.size()) {
        nodes = number(arguments.get(++i));
      } else if (argument.startsWith("--nodes=")) {
        nodes = number(argument.substring("--nodes=".length()));
      } else if (argument.startsWith("--with=")) {
        for (String server : argument.substring("--with=".length()).split(",", -1)) {
          options = with(options, server);
        }
      } else {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    return options.kwok() || nodes > 0 ? options.withNodes(Math.max(nodes, 1)) : options;
  }

  private static Options with(Options options, String server) {
    return switch (server) {
      case "scheduler" -> options.withScheduler();
      case "kwok" -> options.withNodes(options.nodes());
      case "controller-manager" -> options.withControllerManager("--controllers=*");
      default -> throw new IllegalArgumentException("unknown server " + server + " in --with");
    };
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("--nodes is " + text + "; must be a number from 0");
    }
    return Integer.parseInt(text);
  }
}
