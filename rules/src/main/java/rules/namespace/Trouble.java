// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.Kind;

/** Something that went wrong with a resource in this pass. */
public final class Trouble {
  private final Kind kind;
  private final boolean pods;
  private final boolean counted;
  private final String text;

  /**
   * Something that went wrong.
   *
   * @param kind the resource
   * @param pods whether these are the pods
   * @param counted whether what is left of it could be counted all the same
   * @param text the error
   */
  public Trouble(Kind kind, boolean pods, boolean counted, String text) {
    this.kind = kind;
    this.pods = pods;
    this.counted = counted;
    this.text = text;
  }

  /** The resource. */
  public Kind getKind() {
    return kind;
  }

  /** Whether these are the pods. */
  public boolean isPods() {
    return pods;
  }

  /** Whether what is left of it could be counted. */
  public boolean isCounted() {
    return counted;
  }

  /** The error. */
  public String getText() {
    return text;
  }
}
