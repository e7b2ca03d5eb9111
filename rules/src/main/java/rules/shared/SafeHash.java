// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Short texts made from hashes that are safe in names: no vowels, no digits that look like letters.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
final class SafeHash {
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int OFFSET = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private SafeHash() {}

  /** FNV-1a of 32 bits over a text. */
  static int words(String text) {
    return fnv1a(OFFSET, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The text for a hash that is continued over a collision count.
   *
   * @param words the hash so far
   * @param collisions how often the name was taken; 0 and null give different texts
   */
  static String of(int words, @Nullable Integer collisions) {
    int hash = words;
    if (collisions != null) {
      byte[] count =
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(collisions).array();
      hash = fnv1a(hash, count);
    }
    return encode(Integer.toUnsignedString(hash));
  }

  /** Each character replaced by one of the safe ones. */
  static String encode(String text) {
    StringBuilder safe = new StringBuilder();
    text.chars().forEach(c -> safe.append(ALPHABET.charAt(c % ALPHABET.length())));
    return safe.toString();
  }

  private static int fnv1a(int start, byte[] bytes) {
    int hash = start;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
