// SPDX-License-Identifier: Apache-2.0
/**
 * Facts that several controllers derive from observed objects: what is counted, paired or claimed.
 *
 * <p>Folds conclude them; rules act on them.
 */
@NullMarked
package facts.derived;

import org.jspecify.annotations.NullMarked;
