// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** A toy fact. */
public final class Counts {

  private final String uid;
  private final int active;

  public Counts(String uid, int active) {
    this.uid = uid;
    this.active = active;
  }

  public String getUid() {
    return uid;
  }

  public int getActive() {
    return active;
  }
}
