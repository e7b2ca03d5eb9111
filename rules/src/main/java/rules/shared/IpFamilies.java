// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.util.List;

/** Address families of services. */
public final class IpFamilies {
  /** The address type of IPv4. */
  public static final String IPV4 = "IPv4";

  /** The address type of IPv6. */
  public static final String IPV6 = "IPv6";

  private IpFamilies() {}

  /**
   * Families that a service's slices are of, in order.
   *
   * @param declared {@code spec.ipFamilies}; may be empty
   * @param clusterIp {@code spec.clusterIP}; may be empty or {@code None}
   * @source endpointslice-controller.md 3.1, Kubernetes 1.37
   */
  public static List<String> of(List<String> declared, String clusterIp) {
    if (!declared.isEmpty()) {
      return declared.stream()
          .filter(family -> family.equals(IPV4) || family.equals(IPV6))
          .toList();
    }
    if (clusterIp.isEmpty() || clusterIp.equals("None")) {
      return List.of(IPV4, IPV6);
    }
    return List.of(familyOf(clusterIp));
  }

  /** Family of an address. */
  public static String familyOf(String address) {
    return IpText.isIpv6(address) ? IPV6 : IPV4;
  }
}
