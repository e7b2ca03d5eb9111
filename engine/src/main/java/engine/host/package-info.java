// SPDX-License-Identifier: Apache-2.0
/**
 * The running set of controllers: finds their folders, wires source, cache, queues and actuator for
 * each, starts and stops them.
 *
 * <p>The process feeds it with flags and clients; it knows controllers only by what their folders
 * say.
 */
@NullMarked
package engine.host;

import org.jspecify.annotations.NullMarked;
