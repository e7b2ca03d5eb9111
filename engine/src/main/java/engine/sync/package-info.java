// SPDX-License-Identifier: Apache-2.0
/**
 * Decides one key at a time: loads its scope, fires the rules in rounds, has their intents
 * performed and answers given, and says how the sync ended.
 *
 * <p>The queue feeds it with due keys; actuate performs what it decides; the journal keeps every
 * decision.
 */
@NullMarked
package engine.sync;

import org.jspecify.annotations.NullMarked;
