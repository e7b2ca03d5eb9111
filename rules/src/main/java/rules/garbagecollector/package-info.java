// SPDX-License-Identifier: Apache-2.0
/** Owners, their dependents, and what follows from owner references that lead nowhere. */
@NullMarked
package rules.garbagecollector;

import org.jspecify.annotations.NullMarked;
