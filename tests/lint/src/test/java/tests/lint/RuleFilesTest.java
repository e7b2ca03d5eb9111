// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RuleFilesTest {

  @Test
  void ruleFilesKeepTheStyle() {
    assertThat(String.join("\n", DrlLint.findings(Tree.ofThisBuild()))).isEmpty();
  }
}
