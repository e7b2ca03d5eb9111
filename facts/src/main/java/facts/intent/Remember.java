// SPDX-License-Identifier: Apache-2.0
package facts.intent;

/**
 * Stores a value that later syncs see as a {@link facts.scope.Memory} fact.
 *
 * @param level whose memory
 * @param name which slot, unique in its level
 * @param value an immutable value
 * @param always whether it is stored even if the sync fails; otherwise only a good sync stores it
 */
public record Remember(Level level, String name, Object value, boolean always) implements Intent {

  /** Whose memory a slot belongs to. */
  public enum Level {
    /** The key of this sync. */
    KEY,
    /** All keys of the controller. */
    CONTROLLER
  }

  /** In the memory of this key. */
  public static Remember key(String name, Object value) {
    return new Remember(Level.KEY, name, value, false);
  }

  /** In the memory of the controller. */
  public static Remember controller(String name, Object value) {
    return new Remember(Level.CONTROLLER, name, value, false);
  }

  /** Stored even if the sync fails: for what was seen, not for what was done. */
  public Remember evenIfFailed() {
    return new Remember(level, name, value, true);
  }
}
