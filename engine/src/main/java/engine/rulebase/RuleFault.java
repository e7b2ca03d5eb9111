// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import org.jspecify.annotations.Nullable;

/** A rule failed while it was evaluated or fired, or the rules of a sync did not come to rest. */
public final class RuleFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient @Nullable RuleDecl rule;

  RuleFault(@Nullable RuleDecl rule, String found, @Nullable Throwable cause) {
    super((rule == null ? "" : rule.at() + ": rule \"" + rule.name() + "\": ") + found, cause);
    this.rule = rule;
  }

  /** The rule at fault; null when the engine cannot tell. */
  public @Nullable RuleDecl rule() {
    return rule;
  }
}
