// SPDX-License-Identifier: Apache-2.0
/**
 * Which keys are due: de-duplication, back-off and delays.
 *
 * <p>Scope feeds it with keys that changes wake; the workers of sync take keys from it.
 */
@NullMarked
package engine.queue;

import org.jspecify.annotations.NullMarked;
