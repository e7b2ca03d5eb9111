// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.discovery.EndpointSlice;

/** An existing slice that is not wanted any more and whose name no new slice takes. */
public final class DoomedSlice {
  private final String family;
  private final EndpointSlice slice;
  private final DoomReason reason;

  DoomedSlice(String family, EndpointSlice slice, DoomReason reason) {
    this.family = family;
    this.slice = slice;
    this.reason = reason;
  }

  /** Its address type. */
  public String getFamily() {
    return family;
  }

  /** The slice. */
  public EndpointSlice getSlice() {
    return slice;
  }

  /** Why it is not wanted. */
  public DoomReason getReason() {
    return reason;
  }
}
