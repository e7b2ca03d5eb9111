// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.List;

/** Writes the flags in groups with their types, defaults and sentences. */
public final class FlagHelp {
  private static final int COLUMNS = 110;

  private FlagHelp() {}

  /** The text of all groups. */
  public static String text(FlagTable table) {
    StringBuilder out = new StringBuilder();
    List<String> groups = table.all().stream().map(Flag::group).distinct().toList();
    for (String group : groups) {
      out.append('\n').append(group).append(" flags:\n\n");
      List<Flag> flags =
          table.all().stream()
              .filter(flag -> flag.group().equals(group) && !flag.hidden())
              .toList();
      int width = flags.stream().mapToInt(flag -> left(flag).length()).max().orElse(0);
      for (Flag flag : flags) {
        String left = left(flag);
        out.append(left).append(" ".repeat(width - left.length() + 3));
        wrap(out, right(flag), width + 3);
      }
    }
    return out.toString();
  }

  private static String left(Flag flag) {
    String shorthand = flag.shorthand().isEmpty() ? "      " : "  -" + flag.shorthand() + ", ";
    String word = flag.type() == FlagType.BOOL ? "" : " " + flag.type().word();
    return shorthand + "--" + flag.name() + (flag.type() == FlagType.VERSION ? "" : word);
  }

  private static String right(Flag flag) {
    boolean plain =
        flag.initial().isEmpty() || List.of("false", "0", "0s").contains(flag.initial());
    String quote = flag.type() == FlagType.STRING ? "\"" : "";
    return plain
        ? flag.help()
        : flag.help() + " (default " + quote + flag.type().shown(flag.initial()) + quote + ")";
  }

  private static void wrap(StringBuilder out, String text, int indent) {
    int room = Math.max(30, COLUMNS - indent);
    int used = 0;
    for (String word : text.split(" ", -1)) {
      if (used > 0 && used + 1 + word.length() > room) {
        out.append('\n').append(" ".repeat(indent));
        used = 0;
      }
      out.append(used > 0 ? " " : "").append(word);
      used += word.length() + (used > 0 ? 1 : 0);
    }
    out.append('\n');
  }
}
