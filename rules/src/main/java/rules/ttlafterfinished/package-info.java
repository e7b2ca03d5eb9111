// SPDX-License-Identifier: Apache-2.0
/** When finished jobs expire. */
@NullMarked
package rules.ttlafterfinished;

import org.jspecify.annotations.NullMarked;
