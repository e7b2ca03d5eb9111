// SPDX-License-Identifier: Apache-2.0

/**
 * Time as an input: the only package that reads a clock. Everything else takes a {@link
 * engine.time.Clock}, so that tests and plans step it.
 */
@NullMarked
package engine.time;

import org.jspecify.annotations.NullMarked;
