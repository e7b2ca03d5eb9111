// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.meta.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A write of a key that the cache must show before the key is synced again.
 *
 * @param kind what was written
 * @param version the stream must have reached it; 0 for none
 * @param absentUid the object must be gone or going; empty for none
 * @param key key of the object
 * @param lapsesAtNanos monotonic time at which it is met whatever the cache shows, or null; a mark
 *     with neither version nor uid, of a write whose outcome is unknown, is met only then
 */
record Mark(Kind kind, long version, String absentUid, String key, @Nullable Long lapsesAtNanos) {}
