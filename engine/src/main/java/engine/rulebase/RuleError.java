// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a rule file, found before it is used.
 *
 * @param file path of the file
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 when unknown
 * @param rule the rule's name, null outside of rules
 * @param found what is wrong
 * @param hint what is allowed or meant instead; empty when nothing helps
 */
public record RuleError(
    String file, int line, int column, @Nullable String rule, String found, String hint) {

  /** {@code file:line:column: rule "x": found; hint}. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + (line > 0 && column > 0 ? ":" + column : "")
        + ": "
        + (rule == null ? "" : "rule \"" + rule + "\": ")
        + found
        + (hint.isEmpty() ? "" : "; " + hint);
  }
}
