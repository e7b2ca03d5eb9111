// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.scope.Gate;
import facts.scope.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters and gates of one controller, as facts. Immutable. */
public final class Settings {
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, Gate> gates = new LinkedHashMap<>();

  /**
   * Parameters and gates.
   *
   * @param values the value of each parameter
   * @param gates whether each gate is on
   */
  public Settings(Map<String, Object> values, Map<String, Boolean> gates) {
    values.forEach((name, value) -> settings.put(name, new Setting(name, value)));
    gates.forEach((name, on) -> this.gates.put(name, new Gate(name, on)));
  }

  /** A parameter; an unknown name is a mistake of the author. */
  public Setting setting(String name) {
    Setting setting = settings.get(name);
    if (setting == null) {
      throw new IllegalArgumentException(
          "setting " + name + " is not declared; declared: " + settings.keySet());
    }
    return setting;
  }

  boolean gate(String name) {
    Gate gate = gates.get(name);
    if (gate == null) {
      throw new IllegalArgumentException(
          "gate " + name + " is not declared; declared: " + gates.keySet());
    }
    return gate.isOn();
  }

  Collection<Setting> all() {
    return settings.values();
  }

  Collection<Gate> gates() {
    return gates.values();
  }
}
