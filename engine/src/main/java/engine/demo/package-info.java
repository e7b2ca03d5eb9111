// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration: an example application on the embedded cluster, told rule by rule.
 *
 * <p>Fed by the journal; prints to the terminal.
 */
@NullMarked
package engine.demo;

import org.jspecify.annotations.NullMarked;
