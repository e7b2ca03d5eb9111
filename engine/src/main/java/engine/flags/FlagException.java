// SPDX-License-Identifier: Apache-2.0
package engine.flags;

/** Arguments that cannot be used; the message is what the user sees. */
public final class FlagException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FlagException(String message) {
    super(message);
  }
}
