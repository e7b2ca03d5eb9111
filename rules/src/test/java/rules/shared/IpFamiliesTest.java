// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IpFamiliesTest {

  @Test
  void declaredFamiliesCount() {
    assertThat(IpFamilies.of(List.of("IPv6", "IPv4"), "10.0.0.1")).containsExactly("IPv6", "IPv4");
  }

  @Test
  void clusterIpTellsTheFamilyOfOldServices() {
    assertThat(IpFamilies.of(List.of(), "10.0.0.1")).containsExactly("IPv4");
    assertThat(IpFamilies.of(List.of(), "fd00::1")).containsExactly("IPv6");
  }

  @Test
  void headlessOldServicesHaveBoth() {
    assertThat(IpFamilies.of(List.of(), "None")).containsExactly("IPv4", "IPv6");
    assertThat(IpFamilies.of(List.of(), "")).containsExactly("IPv4", "IPv6");
  }
}
