// SPDX-License-Identifier: Apache-2.0

/**
 * Logging set-up: verbosity levels and text or JSON lines, made in code so that start-up stays
 * cheap.
 */
@NullMarked
package engine.log;

import org.jspecify.annotations.NullMarked;
