// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.List;

/**
 * The rule files of one controller, in the order of its chapters.
 *
 * @param name the controller's name, for messages
 */
public record ControllerRules(String name, List<RuleSource> sources) {

  /** Copies the list. */
  public ControllerRules {
    sources = List.copyOf(sources);
  }
}
