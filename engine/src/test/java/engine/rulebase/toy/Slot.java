// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** A toy fact. */
public final class Slot {

  private final String name;

  public Slot(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }
}
