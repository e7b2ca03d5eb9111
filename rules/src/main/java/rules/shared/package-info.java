// SPDX-License-Identifier: Apache-2.0
/**
 * Functions and folds of several controllers: claiming, pod predicates, templates.
 *
 * <p>Pure functions of facts; chapters call them by {@code import function}.
 */
@NullMarked
package rules.shared;

import org.jspecify.annotations.NullMarked;
