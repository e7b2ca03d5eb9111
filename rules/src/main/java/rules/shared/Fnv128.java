// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.nio.charset.StandardCharsets;

/**
 * The 128-bit FNV-1a hash, as text of 32 hexadecimal digits, most significant first.
 *
 * @source endpoints-controller.md 3.1, Kubernetes 1.37
 */
public final class Fnv128 {
  private static final long OFFSET_HIGH = 0x6c62272e07bb0142L;
  private static final long OFFSET_LOW = 0x62b821756295c58dL;

  /** The prime is 2^88 plus this. */
  private static final long PRIME_LOW = 0x13b;

  private static final int PRIME_SHIFT = 88 - 64;

  private Fnv128() {}

  /** Hash of the text's UTF-8 bytes. */
  public static String hex(String text) {
    long high = OFFSET_HIGH;
    long low = OFFSET_LOW;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      low ^= b & 0xff;
      long carry = Math.multiplyHigh(low, PRIME_LOW) + ((low >> 63) & PRIME_LOW);
      high = high * PRIME_LOW + carry + (low << PRIME_SHIFT);
      low *= PRIME_LOW;
    }
    return String.format("%016x%016x", high, low);
  }
}
