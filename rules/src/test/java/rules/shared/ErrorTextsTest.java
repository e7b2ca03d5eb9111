// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorTextsTest {

  @Test
  void oneErrorStandsBare() {
    assertThat(ErrorTexts.joined(List.of("a"))).isEqualTo("a");
    assertThat(ErrorTexts.joined(List.of("a", "a"))).isEqualTo("a");
  }

  @Test
  void severalErrorsStandInBrackets() {
    assertThat(ErrorTexts.joined(List.of("a", "b", "a"))).isEqualTo("[a, b]");
  }
}
