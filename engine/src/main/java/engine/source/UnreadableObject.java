// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.io.IOException;

/** An object that is there but can't be read. */
final class UnreadableObject extends IOException {
  private static final long serialVersionUID = 1;

  private final String key;

  /**
   * An unreadable object.
   *
   * @param key its {@code namespace/name} or {@code name}; empty when that can't be read either
   * @param cause what is wrong with it
   */
  UnreadableObject(String key, Exception cause) {
    super(cause.toString(), cause);
    this.key = key;
  }

  String key() {
    return key;
  }
}
