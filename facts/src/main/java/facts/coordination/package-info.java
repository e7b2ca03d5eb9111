// SPDX-License-Identifier: Apache-2.0

/**
 * Leases as rules see them. Read by {@code facts.meta.Kinds}; matched by the rules of the node
 * controllers.
 */
@NullMarked
package facts.coordination;

import org.jspecify.annotations.NullMarked;
