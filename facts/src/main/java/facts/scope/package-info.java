// SPDX-License-Identifier: Apache-2.0
/**
 * What a sync knows beside the cluster's objects: its key, settings, gates and memory; and how
 * functions fold large scopes.
 *
 * <p>The engine makes these facts from {@code controller.yaml}, flags and its own memory; rules and
 * folds read them.
 */
@NullMarked
package facts.scope;

import org.jspecify.annotations.NullMarked;
