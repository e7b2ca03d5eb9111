// SPDX-License-Identifier: Apache-2.0
/**
 * What rules may ask for: writes, events, timers, memory and questions, all as data.
 *
 * <p>Rules feed it through the global {@code intents}; the engine's guards and actuator read it.
 */
@NullMarked
package facts.intent;

import org.jspecify.annotations.NullMarked;
