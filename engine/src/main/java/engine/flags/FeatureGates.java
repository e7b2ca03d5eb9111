// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of every feature gate of Kubernetes 1.37. */
public final class FeatureGates {
  /** A gate: its stage ({@code ALPHA}, {@code BETA}, {@code GA}, {@code DEPRECATED}) and state. */
  public record Gate(String name, String stage, boolean on) {}

  private final Map<String, Gate> gates = new LinkedHashMap<>();

  private FeatureGates() {}

  /**
   * Applies settings to the defaults.
   *
   * @param settings values by gate name, which may begin with {@code kube:}
   * @throws FlagException if a gate is unknown, locked, or its value isn't a boolean
   */
  public static FeatureGates with(Map<String, String> settings) {
    FeatureGates result = new FeatureGates();
    for (String line : Table.lines("gates.txt")) {
      String[] words = line.split(" ", -1);
      result.gates.put(words[0], new Gate(words[0], words[1], words[2].equals("on")));
    }
    Map<String, Boolean> wanted = new LinkedHashMap<>();
    settings.forEach((name, value) -> wanted.put(withoutComponent(name), parse(name, value)));
    result.setStage("ALPHA", wanted.get("AllAlpha"), wanted);
    result.setStage("BETA", wanted.get("AllBeta"), wanted);
    wanted.forEach(result::set);
    return result;
  }

  private static String withoutComponent(String name) {
    return name.startsWith("kube:") ? name.substring("kube:".length()) : name;
  }

  private static boolean parse(String name, String value) {
    try {
      return FlagType.parseBool(value);
    } catch (IllegalArgumentException e) {
      throw new FlagException(
          "invalid value of " + withoutComponent(name) + "=" + value + ", err: " + e.getMessage());
    }
  }

  private void setStage(String stage, @Nullable Boolean on, Map<String, Boolean> wanted) {
    if (on != null) {
      gates.replaceAll(
          (name, gate) ->
              gate.stage().equals(stage) && !wanted.containsKey(name)
                  ? new Gate(name, stage, on)
                  : gate);
    }
  }

  private void set(String name, boolean on) {
    Gate gate = gates.get(name);
    if (gate == null) {
      throw new FlagException("unrecognized feature gate: " + name);
    }
    if (gate.stage().equals("GA") && gate.on() != on) {
      throw new FlagException(
          "cannot set feature gate " + name + " to " + on + ", feature is locked to " + gate.on());
    }
    gates.put(name, new Gate(name, gate.stage(), on));
  }

  /** Whether a gate is on; an unknown one is off. */
  public boolean isOn(String name) {
    Gate gate = gates.get(name);
    return gate != null && gate.on();
  }

  /** All gates by name. */
  public List<Gate> all() {
    return new ArrayList<>(gates.values());
  }
}
