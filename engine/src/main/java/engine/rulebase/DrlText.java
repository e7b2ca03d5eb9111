// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in the text of a rule file. */
final class DrlText {

  private final List<String> lines;

  DrlText(String text) {
    this.lines = text.lines().toList();
  }

  /**
   * A place in the text.
   *
   * @param line counted from 1; 0 when not found
   * @param column counted from 1; 0 when not found
   */
  record Place(int line, int column) {
    static final Place NONE = new Place(0, 0);

    boolean found() {
      return line > 0;
    }
  }

  /**
   * The first place between two lines, both included, where the word stands by itself; strings and
   * comments do not count.
   */
  Place find(String word, int from, int to) {
    Pattern pattern = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])");
    for (int line = Math.max(1, from); line <= Math.min(to, lines.size()); line++) {
      Matcher matcher = pattern.matcher(code(lines.get(line - 1)));
      if (matcher.find()) {
        return new Place(line, matcher.start() + 1);
      }
    }
    return Place.NONE;
  }

  /**
   * The first place between two lines, both included, of a text; blanks in it stand for any number
   * of blanks.
   */
  Place findText(String what, int from, int to) {
    List<String> words = List.of(what.strip().split("\\s+"));
    Pattern pattern =
        Pattern.compile(String.join("\\s*", words.stream().map(Pattern::quote).toList()));
    for (int line = Math.max(1, from); line <= Math.min(to, lines.size()); line++) {
      Matcher matcher = pattern.matcher(lines.get(line - 1));
      if (matcher.find()) {
        return new Place(line, matcher.start() + 1);
      }
    }
    return Place.NONE;
  }

  /** The line with the insides of strings and line comments blanked, of the same length. */
  private static String code(String line) {
    var text = new StringBuilder(line);
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        text.setCharAt(i, ' ');
      } else if (c == '/' && i + 1 < text.length() && text.charAt(i + 1) == '/') {
        text.setLength(i);
      }
    }
    return text.toString();
  }
}
