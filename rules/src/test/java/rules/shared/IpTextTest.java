// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpTextTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "010.000.000.001, 10.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "FD00:0:0:0::000A, fd00::a",
    "fd00:0:0:1:0:0:0:1, fd00:0:0:1::1",
    "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "::ffff:10.0.0.1, 10.0.0.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
  })
  void spellsAnAddressInOneWay(String text, String want) {
    assertThat(IpText.canonical(text)).isEqualTo(want);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0",
        "10.0.0.256",
        "1.2.3.4444",
        "web",
        "a.b.c.d",
        ":",
        "1:2",
        "::1%eth0",
        "1::2::3"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(IpText.canonical(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1, false", "fd00::1, true"})
  void tellsTheFamily(String text, boolean want) {
    assertThat(IpText.isIpv6(text)).isEqualTo(want);
  }
}
