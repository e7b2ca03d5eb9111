// SPDX-License-Identifier: Apache-2.0
package facts.scope;

/** A feature gate that the controller's rules ask about. */
public final class Gate {
  private final String name;
  private final boolean on;

  /** A gate and its state. */
  public Gate(String name, boolean on) {
    this.name = name;
    this.on = on;
  }

  /** Name of the gate, as {@code --feature-gates} spells it. */
  public String getName() {
    return name;
  }

  /** Whether it is on. */
  public boolean isOn() {
    return on;
  }
}
