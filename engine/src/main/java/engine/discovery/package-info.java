// SPDX-License-Identifier: Apache-2.0

/**
 * What the API server serves: groups, versions, resources and their verbs, asked for every 30 s.
 * The client feeds it; sources of every kind and the questions of controllers feed on it.
 */
@NullMarked
package engine.discovery;

import org.jspecify.annotations.NullMarked;
