// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code controller.yaml} says, checked and typed.
 *
 * <p>Files of a rules folder feed it; scope, queue, sync and actuate are built from it.
 */
@NullMarked
package engine.definition;

import org.jspecify.annotations.NullMarked;
