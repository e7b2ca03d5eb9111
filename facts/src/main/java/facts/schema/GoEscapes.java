// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * The escapes of Go's JSON encoder, so that bytes which pass through a tree come out as they went
 * in: angle brackets, ampersand and the two line separators are escaped, with lower-case digits.
 */
final class GoEscapes extends CharacterEscapes {
  static final GoEscapes INSTANCE = new GoEscapes();
  private static final long serialVersionUID = 1L;

  private final int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();

  private GoEscapes() {
    for (int c = 0; c < ' '; c++) {
      if (codes[c] == ESCAPE_STANDARD) {
        codes[c] = ESCAPE_CUSTOM;
      }
    }
    codes['<'] = ESCAPE_CUSTOM;
    codes['>'] = ESCAPE_CUSTOM;
    codes['&'] = ESCAPE_CUSTOM;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return Arrays.copyOf(codes, codes.length);
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    boolean escaped = c < codes.length ? codes[c] == ESCAPE_CUSTOM : c == 0x2028 || c == 0x2029;
    return escaped ? new SerializedString(String.format("\\u%04x", c)) : null;
  }
}
