// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** A toy fact. */
public final class Verdict {

  private final String slot;
  private final String text;

  public Verdict(String slot, String text) {
    this.slot = slot;
    this.text = text;
  }

  public String getSlot() {
    return slot;
  }

  public String getText() {
    return text;
  }
}
