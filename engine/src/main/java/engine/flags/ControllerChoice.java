// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which controllers the {@code --controllers} list switches on.
 *
 * @source 00-controller-manager.md section 2, Kubernetes 1.37
 */
public final class ControllerChoice {
  private final ControllerTable table;
  private final List<String> list;

  /** Reads a list whose entries are {@code *}, names, aliases, or either behind a minus. */
  public ControllerChoice(ControllerTable table, List<String> entries) {
    this.table = table;
    list = entries.stream().map(entry -> canonical(table, entry)).toList();
  }

  private static String canonical(ControllerTable table, String entry) {
    return entry.startsWith("-")
        ? "-" + table.canonical(entry.substring(1))
        : table.canonical(entry);
  }

  /** The list with canonical names. */
  public List<String> list() {
    return list;
  }

  /** What is wrong with the list, one message an entry. */
  public List<String> errors() {
    List<String> errors = new ArrayList<>();
    for (String entry : list) {
      String name = entry.startsWith("-") ? entry.substring(1) : entry;
      if (!entry.equals("*") && table.find(name) == null) {
        errors.add("\"" + name + "\" is not in the list of known controllers");
      }
    }
    return errors;
  }

  /** Whether a controller is on; the first entry that names it decides, else {@code *}. */
  public boolean isOn(ControllerTable.Entry controller) {
    for (String entry : list) {
      if (entry.equals(controller.name())) {
        return true;
      }
      if (entry.equals("-" + controller.name())) {
        return false;
      }
    }
    return list.contains("*") && controller.onByDefault();
  }

  /** The controllers that are on because the list names them. */
  public Set<String> named() {
    Set<String> names = new TreeSet<>();
    for (String name : table.names()) {
      ControllerTable.Entry entry = table.find(name);
      if (entry != null && list.contains(name) && isOn(entry)) {
        names.add(name);
      }
    }
    return names;
  }

  /** All controllers that are on and whose gates are on. */
  public Set<String> enabled(FeatureGates gates) {
    Set<String> names = new TreeSet<>();
    for (String name : table.names()) {
      ControllerTable.Entry entry = table.find(name);
      if (entry != null && isOn(entry) && entry.gates().stream().allMatch(gates::isOn)) {
        names.add(name);
      }
    }
    return names;
  }
}
