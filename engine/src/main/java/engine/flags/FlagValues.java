// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of every flag: what was given, else the flag's default. */
public final class FlagValues {
  private final FlagTable table;
  private final Map<String, String> given;

  FlagValues(FlagTable table, Map<String, String> given) {
    this.table = table;
    this.given = new LinkedHashMap<>(given);
  }

  /** The flags these are values of. */
  public FlagTable table() {
    return table;
  }

  /** The flags that were given on the command line, in their order. */
  public List<Flag> given() {
    List<Flag> flags = new ArrayList<>();
    for (String name : given.keySet()) {
      flags.add(flag(name));
    }
    return flags;
  }

  /** Whether a flag was given on the command line. */
  public boolean isGiven(String name) {
    return given.containsKey(name);
  }

  /** The value as text; empty if there is none. */
  public String text(String name) {
    String value = given.get(name);
    return value == null ? flag(name).initial() : value;
  }

  /** The value in its usual form, as logs and pages show it. */
  public String shown(String name) {
    return flag(name).type().shown(text(name));
  }

  public boolean bool(String name) {
    return FlagType.parseBool(text(name));
  }

  public int integer(String name) {
    String text = text(name);
    return text.isEmpty() ? 0 : Integer.decode(text);
  }

  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  public Duration duration(String name) {
    return GoDuration.parse(text(name));
  }

  public List<String> strings(String name) {
    return FlagType.list(text(name));
  }

  public Map<String, String> map(String name) {
    return FlagType.map(text(name));
  }

  private Flag flag(String name) {
    @Nullable Flag flag = table.find(name);
    if (flag == null) {
      throw new IllegalArgumentException("there is no flag --" + name);
    }
    return flag;
  }
}
