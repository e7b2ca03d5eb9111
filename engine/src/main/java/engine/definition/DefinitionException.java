// SPDX-License-Identifier: Apache-2.0
package engine.definition;

/**
 * A {@code controller.yaml} that can't be used; the message names the file, the field and what is
 * allowed there.
 */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DefinitionException(String message) {
    super(message);
  }
}
