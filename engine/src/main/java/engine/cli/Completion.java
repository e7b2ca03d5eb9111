// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Prints the completion script of a shell. */
final class Completion implements Callable<Integer> {
  private final CommandLine program;
  private @Nullable CommandLine command;

  Completion(CommandLine program) {
    this.program = program;
  }

  void readFrom(CommandLine parsed) {
    command = parsed;
  }

  @Override
  public Integer call() {
    CommandLine parsed = Objects.requireNonNull(command);
    String shell = parsed.getParseResult().matchedPositionalValue(0, "");
    if (!List.of("bash", "zsh").contains(shell)) {
      System.err.println(
          "drover completion: unknown shell \"" + shell + "\"; bash and zsh are known");
      return 1;
    }
    if (shell.equals("zsh")) {
      System.out.println("autoload -U +X bashcompinit && bashcompinit");
    }
    System.out.println(AutoComplete.bash("drover", program));
    return 0;
  }
}
