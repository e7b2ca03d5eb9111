// SPDX-License-Identifier: Apache-2.0
/**
 * Observed objects of the apps group, as far as rules read them.
 *
 * <p>The readers of streams and files make them from protobuf; scope hands them to rules and folds.
 */
@NullMarked
package facts.apps;

import org.jspecify.annotations.NullMarked;
