// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Write;

/**
 * A write and the rule that asked for it.
 *
 * @param write what to do
 * @param rule name of the rule
 * @param at file and line of the rule
 */
public record Planned(Write write, String rule, String at) {}
