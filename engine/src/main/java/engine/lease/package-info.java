// SPDX-License-Identifier: Apache-2.0

/** Leader election on Lease objects, timed by a monotonic clock. */
@NullMarked
package engine.lease;

import org.jspecify.annotations.NullMarked;
