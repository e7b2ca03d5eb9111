// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.Kind;

/** A resource whose objects were deleted as far as its verbs allow: what is left may be counted. */
public final class Emptied {
  private final Turn turn;

  /** A resource whose turn it was. */
  public Emptied(Turn turn) {
    this.turn = turn;
  }

  /** Its turn. */
  public Turn getTurn() {
    return turn;
  }

  /** The resource. */
  public Content getContent() {
    return turn.getContent();
  }

  /** Its kind. */
  public Kind getKind() {
    return turn.getKind();
  }

  /** Name of the namespace. */
  public String getNamespace() {
    return turn.getNamespace();
  }
}
