// SPDX-License-Identifier: Apache-2.0

/**
 * Jobs as rules see them. Read by {@code facts.meta.Kinds}; matched by the rules of the workload
 * controllers.
 */
@NullMarked
package facts.batch;

import org.jspecify.annotations.NullMarked;
