// SPDX-License-Identifier: Apache-2.0
/**
 * What all objects of a cluster have in common: identity, metadata, selectors, conditions; and the
 * registry of kinds.
 *
 * <p>The readers of streams and files make these facts; everything else reads them.
 */
@NullMarked
package facts.meta;

import org.jspecify.annotations.NullMarked;
