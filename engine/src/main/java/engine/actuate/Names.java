// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import java.util.Random;

/** Makes the names of objects that are created from a prefix, as the API server would. */
final class Names {
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX = 5;
  private static final int LONGEST_PREFIX = 63 - SUFFIX;

  private final Random random;

  Names(Random random) {
    this.random = random;
  }

  /** The prefix, cut to 58 characters, and five random ones. */
  String generate(String prefix) {
    StringBuilder name =
        new StringBuilder(
            prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix);
    for (int i = 0; i < SUFFIX; i++) {
      name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return name.toString();
  }
}
