// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import org.jspecify.annotations.Nullable;

/** Bytes, text or a tree that do not have the form their schema or syntax asks for. */
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String detail;
  private final String path;

  /** What was read, what was seen and what was expected. */
  public SchemaException(String detail) {
    this(detail, "", null);
  }

  /** What was read, what was seen and what was expected, and the fault that a library saw. */
  public SchemaException(String detail, Throwable cause) {
    this(detail, "", cause);
  }

  private SchemaException(String detail, String path, @Nullable Throwable cause) {
    super(path.isEmpty() ? detail : path + ": " + detail, cause);
    this.detail = detail;
    this.path = path;
  }

  /**
   * The dotted path of the faulty value from where the reading or writing began; empty at its top.
   */
  public String path() {
    return path;
  }

  /** The same fault, seen from one level further up. */
  SchemaException under(String segment) {
    String joined = path.isEmpty() || path.startsWith("[") ? segment + path : segment + "." + path;
    return new SchemaException(detail, joined, getCause());
  }
}
