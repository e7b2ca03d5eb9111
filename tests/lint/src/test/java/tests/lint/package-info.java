// SPDX-License-Identifier: Apache-2.0
/**
 * Checks over the whole tree that no compiler makes: style of rule files, coverage by scenarios,
 * direction of dependencies.
 */
@NullMarked
package tests.lint;

import org.jspecify.annotations.NullMarked;
