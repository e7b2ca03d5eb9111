// SPDX-License-Identifier: Apache-2.0
/** What a terminating namespace holds, what is left of it, and how its conditions say so. */
@NullMarked
package rules.namespace;

import org.jspecify.annotations.NullMarked;
