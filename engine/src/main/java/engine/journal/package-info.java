// SPDX-License-Identifier: Apache-2.0
/**
 * Every decision, kept for those who ask why: the rule and its line, the facts behind it, what was
 * asked for and what became of it.
 *
 * <p>Sync feeds it; logs, the page and {@code drover why} read it.
 */
@NullMarked
package engine.journal;

import org.jspecify.annotations.NullMarked;
