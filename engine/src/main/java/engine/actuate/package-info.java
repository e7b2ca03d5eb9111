// SPDX-License-Identifier: Apache-2.0
/**
 * The only writer: turns intents into API calls and answers what became of each.
 *
 * <p>Sync feeds it the writes of a round; its outcomes become facts of the next one.
 */
@NullMarked
package engine.actuate;

import org.jspecify.annotations.NullMarked;
