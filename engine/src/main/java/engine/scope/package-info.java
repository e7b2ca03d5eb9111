// SPDX-License-Identifier: Apache-2.0
/**
 * What a sync reads and what makes a key due: the relations of {@code controller.yaml}, in both
 * directions.
 *
 * <p>The cache feeds it; sync loads scopes from it and the queue gets the keys that changes wake.
 */
@NullMarked
package engine.scope;

import org.jspecify.annotations.NullMarked;
