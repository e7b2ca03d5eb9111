// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.List;

/** What the comparison of one script's two runs came to. */
record Verdict(List<String> differences, Run real, Run ours) {
  boolean passed() {
    return differences.isEmpty();
  }
}
