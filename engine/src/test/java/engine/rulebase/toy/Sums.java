// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** Functions for toy rules. */
public final class Sums {

  private Sums() {}

  /** How many are missing. */
  public static int missing(Owner owner, Counts counts) {
    return owner.getWanted() - counts.getActive();
  }

  /** Fails for every owner that has a uid. */
  public static boolean broken(Owner owner) {
    if (!owner.getUid().isEmpty()) {
      throw new IllegalStateException("broken for " + owner.getUid());
    }
    return true;
  }

  /** A verdict made by a function. */
  public static Verdict judged(Slot slot) {
    return new Verdict(slot.getName(), "judged");
  }
}
