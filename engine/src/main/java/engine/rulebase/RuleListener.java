// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.List;

/** Told of each firing before its consequence runs. */
@FunctionalInterface
public interface RuleListener {

  /**
   * A rule is about to act.
   *
   * @param rule its declaration: name, file, line, metadata
   * @param facts the facts that matched, in the order of the patterns
   */
  void fired(RuleDecl rule, List<Object> facts);
}
