// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** Why a slice is not wanted any more. */
public enum DoomReason {
  /** No owner reference names this very service. */
  NOT_OWNED,
  /** None of its endpoints is wanted any more. */
  EMPTIED,
  /** No pod has its list of ports any more. */
  PORTS_GONE,
  /** The service is not of its address family any more. */
  FAMILY_GONE
}
