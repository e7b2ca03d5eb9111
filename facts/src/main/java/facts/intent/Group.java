// SPDX-License-Identifier: Apache-2.0
package facts.intent;

/**
 * Writes of one sync that belong together. Groups run in the order in which their first write was
 * emitted.
 *
 * @param name unique in the sync; {@code after} refers to it
 * @param mode how its writes follow each other
 * @param cap most writes that are sent at a time in a batch; at least 1
 */
public record Group(String name, Mode mode, int cap) {

  /** How the writes of a group follow each other. */
  public enum Mode {
    /**
     * In order; the first failure ends it; a later link on the same object uses the version the
     * earlier answered.
     */
    CHAIN,
    /** 1, 2, 4, 8 … at a time; a failure starts no further step. */
    SLOW_START,
    /** All at once, at most {@code cap} at a time; a failure starts no further step. */
    BATCH,
    /** All are tried, in order, whatever became of the others. */
    EACH
  }

  public Group {
    if (cap < 1) {
      throw new IllegalArgumentException("cap is " + cap + "; must be at least 1");
    }
  }

  /** In order; the first failure ends the chain. */
  public static Group chain(String name) {
    return new Group(name, Mode.CHAIN, 1);
  }

  /** 1, 2, 4, 8 … at a time; a failure starts no further step. */
  public static Group slowStart(String name) {
    return new Group(name, Mode.SLOW_START, Integer.MAX_VALUE);
  }

  /** All at once. */
  public static Group batch(String name) {
    return new Group(name, Mode.BATCH, Integer.MAX_VALUE);
  }

  /** All are tried, one after the other. */
  public static Group each(String name) {
    return new Group(name, Mode.EACH, 1);
  }
}
