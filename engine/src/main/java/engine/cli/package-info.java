// SPDX-License-Identifier: Apache-2.0

/**
 * The command line: parses arguments, wires the process together and turns its end into an exit
 * code.
 */
@NullMarked
package engine.cli;

import org.jspecify.annotations.NullMarked;
