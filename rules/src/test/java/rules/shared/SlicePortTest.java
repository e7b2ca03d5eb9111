// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlicePortTest {
  private static final SlicePort HTTP = new SlicePort("http", 80, "TCP", null);

  @Test
  void hashesAsTheReference() {
    assertThat(HTTP.hash()).isEqualTo("b6c4d325122a5ba6f795b0bbffcebb6f");
  }

  @Test
  void everyPartCountsInTheHash() {
    assertThat(
            List.of(
                HTTP.hash(),
                new SlicePort("", 80, "TCP", null).hash(),
                new SlicePort("http", 81, "TCP", null).hash(),
                new SlicePort("http", 80, "UDP", null).hash(),
                new SlicePort("http", 80, "TCP", "h2c").hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void orderDoesNotDependOnTheOrderGiven() {
    SlicePort dns = new SlicePort("dns", 53, "UDP", null);
    assertThat(SlicePort.ordered(List.of(dns, HTTP)))
        .isEqualTo(SlicePort.ordered(List.of(HTTP, dns)))
        .isSortedAccordingTo((a, b) -> a.hash().compareTo(b.hash()));
  }

  @Test
  void jsonFormKeepsAnEmptyNameAndLeavesOutWhatIsUnset() {
    assertThat(new SlicePort("", 80, "TCP", null).toTree())
        .isEqualTo(Map.of("name", "", "port", 80L, "protocol", "TCP"));
  }
}
