// SPDX-License-Identifier: Apache-2.0
package facts.schema;

/** Bytes or text that are no object of the schema; the message says where it went wrong. */
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SchemaException(String message) {
    super(message);
  }

  public SchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
