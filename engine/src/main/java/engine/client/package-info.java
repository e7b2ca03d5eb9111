// SPDX-License-Identifier: Apache-2.0

/**
 * Talks to the API server: configuration, identities, rate limits and retries around one byte-level
 * interface. The source, the actuator, the lease and the server feed on it.
 */
@NullMarked
package engine.client;

import org.jspecify.annotations.NullMarked;
