// SPDX-License-Identifier: Apache-2.0

/**
 * The secure port: health, metrics, configuration and debug pages behind delegated authentication
 * and authorization.
 */
@NullMarked
package engine.serve;

import org.jspecify.annotations.NullMarked;
