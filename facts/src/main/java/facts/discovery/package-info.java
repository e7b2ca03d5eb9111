// SPDX-License-Identifier: Apache-2.0

/**
 * Endpoint slices as rules see them. Read by {@code facts.meta.Kinds}; matched by the rules of the
 * endpoint controllers.
 */
@NullMarked
package facts.discovery;

import org.jspecify.annotations.NullMarked;
