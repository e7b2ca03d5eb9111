// SPDX-License-Identifier: Apache-2.0
package engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Files that must hold certificates. */
class SettingValuesTest {

  @Test
  void aTextWithoutCertificatesIsRefused() {
    assertThat(SettingValues.problem("certificates", "hello"))
        .isEqualTo("it holds no PEM certificate");
  }

  @Test
  void aDamagedCertificateIsNamedByItsNumber() {
    String damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assertThat(SettingValues.problem("certificates", damaged))
        .startsWith("certificate 1 can't be read: ");
  }

  @Test
  void aSettingThatMayHoldAnythingHasNoProblem() {
    assertThat(SettingValues.problem(null, "hello")).isNull();
  }
}
