// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads arguments as Go's pflag does: {@code --name=value}, {@code --name value}, switches without
 * a value, {@code -v3}, underscores for dashes, lists by commas or repetition.
 */
public final class FlagParser {
  private final FlagTable table;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> positional = new ArrayList<>();

  private FlagParser(FlagTable table) {
    this.table = table;
  }

  /**
   * Reads the arguments of one command.
   *
   * @param program name for messages
   * @throws FlagException on the first argument that cannot be used
   */
  public static FlagValues parse(FlagTable table, String program, List<String> arguments) {
    FlagParser parser = new FlagParser(table);
    parser.read(arguments);
    List<String> operands = parser.positional.stream().filter(arg -> !arg.isEmpty()).toList();
    FlagValues values = new FlagValues(table, parser.values);
    if (!operands.isEmpty() && !values.bool("help")) {
      throw new FlagException(
          "\""
              + program
              + "\" does not take any arguments, got "
              + parser.positional.stream()
                  .map(operand -> "\"" + operand + "\"")
                  .collect(Collectors.joining(" ", "[", "]")));
    }
    return values;
  }

  private void read(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      @Nullable String next = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
      if (argument.equals("--")) {
        positional.addAll(arguments.subList(i + 1, arguments.size()));
        return;
      }
      boolean usedNext = false;
      if (argument.startsWith("--")) {
        usedNext = readLong(argument.substring(2), next);
      } else if (argument.startsWith("-") && argument.length() > 1) {
        usedNext = readShort(argument.substring(1), next);
      } else {
        positional.add(argument);
      }
      i += usedNext ? 1 : 0;
    }
  }

  private boolean readLong(String argument, @Nullable String next) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    @Nullable Flag flag = table.find(name);
    if (flag == null || name.isEmpty()) {
      List<String> near = table.nearest(name);
      throw new FlagException(
          "unknown flag: --"
              + name
              + (near.isEmpty() ? "" : "; did you mean --" + String.join(", --", near) + "?"));
    }
    if (equals >= 0) {
      set(flag, argument.substring(equals + 1));
    } else if (flag.type().isSwitch()) {
      set(flag, "true");
    } else if (next == null) {
      throw new FlagException("flag needs an argument: --" + flag.name());
    } else {
      set(flag, next);
      return true;
    }
    return false;
  }

  private boolean readShort(String letters, @Nullable String next) {
    String letter = letters.substring(0, 1);
    @Nullable Flag flag = table.findShort(letter);
    if (flag == null) {
      throw new FlagException("unknown shorthand flag: '" + letter + "' in -" + letters);
    }
    String rest = letters.substring(1);
    if (rest.startsWith("=")) {
      set(flag, rest.substring(1));
    } else if (flag.type().isSwitch()) {
      set(flag, "true");
      return !rest.isEmpty() && readShort(rest, next);
    } else if (!rest.isEmpty()) {
      set(flag, rest);
    } else if (next == null) {
      throw new FlagException("flag needs an argument: '" + letter + "' in -" + letters);
    } else {
      set(flag, next);
      return true;
    }
    return false;
  }

  private void set(Flag flag, String value) {
    try {
      flag.type().check(value);
    } catch (IllegalArgumentException e) {
      String shown = flag.shorthand().isEmpty() ? "" : "-" + flag.shorthand() + ", ";
      throw new FlagException(
          "invalid argument \""
              + value
              + "\" for \""
              + shown
              + "--"
              + flag.name()
              + "\" flag: "
              + e.getMessage());
    }
    values.merge(
        flag.name(),
        value,
        (old, fresh) -> flag.type().isList() && !old.isEmpty() ? old + "," + fresh : fresh);
  }
}
