// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a Lease and since when.
 *
 * @param holder identity of the holder, empty when released
 * @param durationSeconds how long others wait after a renewal
 * @param acquired when the holder took it
 * @param renewed when the holder renewed it
 * @param transitions how often it changed hands
 */
public record LeaseRecord(
    String holder,
    int durationSeconds,
    @Nullable Instant acquired,
    @Nullable Instant renewed,
    int transitions) {}
