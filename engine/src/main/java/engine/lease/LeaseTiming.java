// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import java.time.Duration;

/**
 * How long things take in an election.
 *
 * @param lease how long others wait after the last renewal they saw
 * @param renew how long the leader tries to renew before it gives up
 * @param retry pause between tries
 */
public record LeaseTiming(Duration lease, Duration renew, Duration retry) {
  public LeaseTiming {
    boolean ordered =
        lease.compareTo(renew) > 0
            && renew.toNanos() > 1.2 * retry.toNanos()
            && !retry.isNegative()
            && !retry.isZero();
    if (!ordered) {
      throw new IllegalArgumentException(
          "lease "
              + lease
              + ", renew "
              + renew
              + ", retry "
              + retry
              + "; must be lease > renew > 1.2 x retry > 0");
    }
  }
}
