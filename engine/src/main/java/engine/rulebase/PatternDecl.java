// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.Serializable;
import java.util.List;

/**
 * One pattern of a rule's conditions that reads working memory.
 *
 * @param type the fact class by its full name where an import tells it, else as written
 * @param use how the rule reads facts of that class
 * @param line where the pattern begins, counted from 1
 * @param constraints what stands between its brackets, one text a constraint
 */
public record PatternDecl(String type, Use use, int line, List<String> constraints)
    implements Serializable {

  /** Copies the list. */
  public PatternDecl {
    constraints = List.copyOf(constraints);
  }

  /** How a pattern reads facts. */
  public enum Use {
    /** Matches each fact. */
    EACH,
    /** Asks whether there is one. */
    EXISTS,
    /** Asks that there is none, or that all are so. */
    NEGATED,
    /** Counts, sums or collects. */
    ACCUMULATED;

    /** Whether a verdict may be wrong while facts are still being concluded. */
    boolean needsAll() {
      return this == NEGATED || this == ACCUMULATED;
    }
  }
}
