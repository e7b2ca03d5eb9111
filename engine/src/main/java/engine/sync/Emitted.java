// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.rulebase.RuleDecl;
import facts.intent.Intent;
import java.util.List;

/**
 * An intent and where it came from.
 *
 * @param intent what a rule asked for
 * @param rule the rule
 * @param facts what the rule matched
 */
record Emitted(Intent intent, RuleDecl rule, List<Object> facts) {}
