// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.intent.Remember;

/** A value that an earlier sync remembered. */
public final class Memory {
  private final Remember.Level level;
  private final String name;
  private final Object value;

  /** A slot and its value. */
  public Memory(Remember.Level level, String name, Object value) {
    this.level = level;
    this.name = name;
    this.value = value;
  }

  /** Whose memory it is. */
  public Remember.Level getLevel() {
    return level;
  }

  /** Name of the slot. */
  public String getName() {
    return name;
  }

  /** What was remembered. */
  public Object getValue() {
    return value;
  }
}
