// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** A toy fact. */
public final class Tick {

  private final int number;

  public Tick(int number) {
    this.number = number;
  }

  public int getNumber() {
    return number;
  }
}
