// SPDX-License-Identifier: Apache-2.0
/** Functions that the controllers of the engine's tests name in their definitions. */
@NullMarked
package rules.toys;

import org.jspecify.annotations.NullMarked;
