// SPDX-License-Identifier: Apache-2.0

package facts.schema;

import org.jspecify.annotations.Nullable;

/** Bytes or a tree that do not have the form their schema or syntax asks for. */
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String detail;
  private final String path;

  /**
   * Says what was seen against what was expected.
   *
   * @param detail what is wrong, without the place
   */
  public MalformedException(String detail) {
    this(detail, "", null);
  }

  /**
   * Says what was seen against what was expected, and the fault of the library that saw it.
   *
   * @param detail what is wrong, without the place
   * @param cause the fault below, or null
   */
  public MalformedException(String detail, @Nullable Throwable cause) {
    this(detail, "", cause);
  }

  private MalformedException(String detail, String path, @Nullable Throwable cause) {
    super(path.isEmpty() ? detail : path + ": " + detail, cause);
    this.detail = detail;
    this.path = path;
  }

  /** Returns the dotted path of the faulty value from where decoding or encoding began; empty at the top. */
  public String path() {
    return path;
  }

  /** Returns the same fault seen from one level further up. */
  MalformedException under(String segment) {
    String joined =
        path.isEmpty() || path.startsWith("[") ? segment + path : segment + "." + path;
    return new MalformedException(detail, joined, getCause());
  }
}
