// SPDX-License-Identifier: Apache-2.0
package facts.intent;

/**
 * Empties a slot of memory.
 *
 * @param level whose memory
 * @param name which slot
 */
public record Forget(Remember.Level level, String name) implements Intent {

  /** In the memory of this key. */
  public static Forget key(String name) {
    return new Forget(Remember.Level.KEY, name);
  }

  /** In the memory of the controller. */
  public static Forget controller(String name) {
    return new Forget(Remember.Level.CONTROLLER, name);
  }
}
