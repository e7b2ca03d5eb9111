// SPDX-License-Identifier: Apache-2.0
/**
 * From rule files to sessions: parses DRL, computes the order of thought, compiles each file to a
 * model of its own, and lends pooled sessions to the syncs of a controller.
 *
 * <p>Fed by rule files and the facts that the scope loads; feeds the rule listener of the sync, and
 * through it intents and why.
 */
@NullMarked
package engine.rulebase;

import org.jspecify.annotations.NullMarked;
