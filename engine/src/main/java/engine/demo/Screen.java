// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import java.io.PrintStream;

/** Prints lines of at most 96 columns, in colour only where the reader's terminal shows it. */
public final class Screen {
  static final int WIDTH = 96;

  /** How a piece of text looks. */
  enum Look {
    PLAIN(""),
    TITLE("1;36"),
    GOOD("32"),
    BAD("31"),
    CHANGE("33"),
    DIM("2"),
    RULE("36");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean colour;

  /**
   * A screen.
   *
   * @param colour whether the reader sees colours
   */
  public Screen(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** The text in a look. */
  String in(Look look, String text) {
    return colour && !look.code.isEmpty() ? "\u001b[" + look.code + "m" + text + "\u001b[0m" : text;
  }

  /** Prints a line as it is. */
  synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Prints plain words. */
  public void say(String text) {
    wrapped("", text, Look.PLAIN);
  }

  /** Prints words in as many lines as they need. */
  synchronized void wrapped(String indent, String text, Look look) {
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
        out.println(indent + in(look, line.toString()));
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    out.println(indent + in(look, line.toString()));
    out.flush();
  }

  /** The text, cut where it is longer than the columns. */
  static String cut(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
  }
}
