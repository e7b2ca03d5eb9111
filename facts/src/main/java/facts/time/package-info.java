// SPDX-License-Identifier: Apache-2.0
/**
 * Time as a fact: the moment of a sync.
 *
 * <p>The engine's clock feeds it; rules compare with it and name moments by {@link
 * facts.intent.DueAt}.
 */
@NullMarked
package facts.time;

import org.jspecify.annotations.NullMarked;
