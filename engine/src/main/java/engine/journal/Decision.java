// SPDX-License-Identifier: Apache-2.0
package engine.journal;

import java.util.List;

/**
 * One intent of a rule.
 *
 * @param rule name of the rule
 * @param at file and line of the rule
 * @param facts what it matched, as kind, key and resource version
 * @param intent what it asked for, in words
 */
public record Decision(String rule, String at, List<String> facts, String intent) {

  public Decision {
    facts = List.copyOf(facts);
  }
}
