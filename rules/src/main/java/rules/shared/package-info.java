// SPDX-License-Identifier: Apache-2.0
/**
 * Functions that several controllers share: endpoints, ports, addresses and the texts of errors.
 */
@NullMarked
package rules.shared;

import org.jspecify.annotations.NullMarked;
