// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** A toy fact. */
public final class Owner {

  private final String uid;
  private final int wanted;

  public Owner(String uid, int wanted) {
    this.uid = uid;
    this.wanted = wanted;
  }

  public String getUid() {
    return uid;
  }

  public int getWanted() {
    return wanted;
  }
}
