// SPDX-License-Identifier: Apache-2.0
/**
 * The arithmetic behind {@code rules/replicaset}: how many pods, which go first, what the status
 * says.
 *
 * <p>Pure functions of facts; the chapters call them.
 */
@NullMarked
package rules.replicaset;

import org.jspecify.annotations.NullMarked;
