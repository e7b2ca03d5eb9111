// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.discovery.EndpointSlice;
import java.util.List;

/** An existing slice that is not as it should be. */
public final class ChangedSlice {
  private final String family;
  private final EndpointSlice slice;
  private final List<Object> endpoints;
  private final boolean members;
  private final boolean labels;
  private final boolean hints;
  private final boolean hinted;

  /**
   * A slice and what is wrong with it.
   *
   * @param endpoints the endpoints it shall have, in the JSON form
   * @param members whether endpoints come, go or change
   * @param labels whether its labels are set anew
   * @param hints whether only hints differ
   * @param hinted whether some endpoint shall have hints
   */
  ChangedSlice(
      String family,
      EndpointSlice slice,
      List<Object> endpoints,
      boolean members,
      boolean labels,
      boolean hints,
      boolean hinted) {
    this.family = family;
    this.slice = slice;
    this.endpoints = endpoints;
    this.members = members;
    this.labels = labels;
    this.hints = hints;
    this.hinted = hinted;
  }

  /** {@code IPv4} or {@code IPv6}. */
  public String getFamily() {
    return family;
  }

  /** The slice as it is. */
  public EndpointSlice getSlice() {
    return slice;
  }

  /** The endpoints that it shall have, in the JSON form. */
  public List<Object> getEndpoints() {
    return endpoints;
  }

  /** Whether endpoints come, go or change. */
  public boolean isMembersDiffer() {
    return members;
  }

  /** Whether its labels are set anew. */
  public boolean isLabelsDiffer() {
    return labels;
  }

  /** Whether its endpoints are right but for their hints. */
  public boolean isOnlyHintsDiffer() {
    return hints;
  }

  /** Whether some endpoint shall have hints. */
  public boolean isHinted() {
    return hinted;
  }
}
