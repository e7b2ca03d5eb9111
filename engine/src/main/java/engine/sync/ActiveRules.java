// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.rulebase.PatternDecl;
import engine.rulebase.RuleDecl;
import engine.rulebase.RuleSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A rule set and the classes of facts that its rules name. */
final class ActiveRules {
  private final RuleSet rules;
  private final Set<String> named = new HashSet<>();
  private final Map<Class<?>, Boolean> mentioned = new ConcurrentHashMap<>();

  ActiveRules(RuleSet rules) {
    this.rules = rules;
    for (RuleDecl rule : rules.declarations()) {
      for (PatternDecl pattern : rule.patterns()) {
        named.add(pattern.type());
      }
    }
  }

  RuleSet rules() {
    return rules;
  }

  /** Whether some rule names this class or one above it. */
  boolean mentions(Class<?> type) {
    return mentioned.computeIfAbsent(
        type,
        key -> {
          for (Class<?> up = key; up != null; up = up.getSuperclass()) {
            if (named.contains(up.getName())) {
              return true;
            }
          }
          return false;
        });
  }
}
