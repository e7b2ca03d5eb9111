// SPDX-License-Identifier: Apache-2.0
/**
 * What the cluster looks like, as far as the streams have told: slim facts by kind, with the
 * indexes that relations need.
 *
 * <p>Source feeds it; scope reads it and hears its changes.
 */
@NullMarked
package engine.cache;

import org.jspecify.annotations.NullMarked;
