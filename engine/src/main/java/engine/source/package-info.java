// SPDX-License-Identifier: Apache-2.0

/**
 * Where facts come from: lists and watches of an API server, and manifests in files. It feeds one
 * {@link engine.source.KindSink} a kind, in the order of that kind's versions.
 */
@NullMarked
package engine.source;

import org.jspecify.annotations.NullMarked;
