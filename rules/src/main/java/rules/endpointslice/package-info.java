// SPDX-License-Identifier: Apache-2.0
/**
 * Functions and facts of the endpointslice controller: how pods are packed into slices and which
 * hints they get.
 *
 * <p>The folds compare slices with pods; the rules under {@code rules/endpointslice} decide what is
 * written.
 */
@NullMarked
package rules.endpointslice;

import org.jspecify.annotations.NullMarked;
