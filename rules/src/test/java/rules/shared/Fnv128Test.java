// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Fnv128Test {

  @Test
  void hashOfNothingIsTheOffset() {
    assertThat(Fnv128.hex("")).isEqualTo("6c62272e07bb014262b821756295c58d");
  }

  @Test
  void hashesAsThePublishedVector() {
    assertThat(Fnv128.hex("a")).isEqualTo("d228cb696f1a8caf78912b704e4a8964");
  }

  @Test
  void hashesTheDumpOfACorePortAsTheReference() {
    assertThat(
            Fnv128.hex(
                "(v1.EndpointPort){Name:(string)http Port:(int32)80 Protocol:(v1.Protocol)TCP AppProtocol:(*string)<nil>}"))
        .isEqualTo("754b003f50f133a539c60d18cfb30a55");
  }
}
