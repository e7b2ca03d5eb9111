// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All flags there are, read from the table beside this class. */
public final class FlagTable {
  private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) (\\S+)((?: \\S+)*) \\| (.+)");

  private final Map<String, Flag> flags = new LinkedHashMap<>();

  private FlagTable() {}

  /** Reads the table. */
  public static FlagTable load() {
    FlagTable table = new FlagTable();
    String group = "";
    for (String line : Table.lines("flags.txt")) {
      if (line.startsWith("[")) {
        group = line.substring(1, line.length() - 1);
      } else {
        Flag flag = parse(line, group);
        table.flags.put(flag.name(), flag);
      }
    }
    return table;
  }

  private static Flag parse(String line, String group) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("flags.txt: cannot read the line \"" + line + "\"");
    }
    List<String> owners = new ArrayList<>();
    if (group.endsWith("-controller")) {
      owners.add(group.toLowerCase(Locale.ROOT));
    }
    String shorthand = "";
    boolean hidden = false;
    for (String word : parts.group(4).trim().split(" ", -1)) {
      if (word.startsWith("short:")) {
        shorthand = word.substring("short:".length());
      } else if (word.equals("hidden")) {
        hidden = true;
      } else if (!word.isEmpty() && !word.equals("-")) {
        owners.clear();
        owners.addAll(Arrays.asList(word.split(",", -1)));
      }
    }
    String initial = parts.group(3).equals("-") ? "" : parts.group(3);
    FlagType type = FlagType.of(parts.group(2));
    return new Flag(
        parts.group(1), shorthand, type, initial, group, owners, parts.group(5), hidden);
  }

  /** The flag of this name, with dashes or underscores, or null. */
  public @Nullable Flag find(String name) {
    return flags.get(name.replace('_', '-'));
  }

  @Nullable Flag findShort(String letter) {
    return flags.values().stream()
        .filter(flag -> flag.shorthand().equals(letter))
        .findFirst()
        .orElse(null);
  }

  /** All flags in the order of the table. */
  public Collection<Flag> all() {
    return flags.values();
  }

  /** Up to three names that resemble this one, the nearest first. */
  List<String> nearest(String name) {
    String wanted = name.replace('_', '-');
    int limit = Math.max(2, wanted.length() / 4);
    return flags.values().stream()
        .filter(flag -> !flag.hidden())
        .map(Flag::name)
        .filter(known -> distance(wanted, known) <= limit || known.startsWith(wanted))
        .sorted(Comparator.comparingInt(known -> distance(wanted, known)))
        .limit(3)
        .toList();
  }

  /** Levenshtein's distance of two words. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
