// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The controllers that kube-controller-manager has, whether or not they are there. */
public final class ControllerTable {
  /**
   * One controller.
   *
   * @param name canonical name
   * @param alias older name, empty for none
   * @param account service account in kube-system, empty for the manager's own identity
   * @param onByDefault whether {@code *} includes it
   * @param gates feature gates that must all be on
   */
  public record Entry(
      String name, String alias, String account, boolean onByDefault, List<String> gates) {
    public Entry {
      gates = List.copyOf(gates);
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ControllerTable() {}

  /** Reads the table. */
  public static ControllerTable load() {
    ControllerTable table = new ControllerTable();
    for (String line : Table.lines("controllers.txt")) {
      String[] words = line.split(" ", -1);
      List<String> gates = words[4].equals("-") ? List.of() : List.of(words[4].split(",", -1));
      table.entries.put(
          words[0],
          new Entry(words[0], orEmpty(words[1]), orEmpty(words[2]), words[3].equals("on"), gates));
    }
    return table;
  }

  private static String orEmpty(String word) {
    return word.equals("-") ? "" : word;
  }

  /** All canonical names. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** The controller of this canonical name, or null. */
  public @Nullable Entry find(String name) {
    return entries.get(name);
  }

  /** The canonical name for a name or alias; anything else comes back as it is. */
  String canonical(String name) {
    return entries.values().stream()
        .filter(entry -> !entry.alias().isEmpty() && entry.alias().equals(name))
        .map(Entry::name)
        .findFirst()
        .orElse(name);
  }
}
