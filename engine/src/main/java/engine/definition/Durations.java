// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as Go writes them: {@code 1h30m}, {@code 5s}, {@code 100ms}. */
public final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");

  private Durations() {}

  /** Reads a length of time, or answers null when the text is none. */
  public static @Nullable Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    boolean negative = text.startsWith("-");
    String rest = negative ? text.substring(1) : text;
    Matcher matcher = PART.matcher(rest);
    double nanos = 0;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      nanos += Double.parseDouble(matcher.group(1)) * unitNanos(matcher.group(2));
      end = matcher.end();
    }
    if (end == 0 || end != rest.length()) {
      return null;
    }
    return Duration.ofNanos(Math.round(negative ? -nanos : nanos));
  }

  private static double unitNanos(String unit) {
    return switch (unit) {
      case "h" -> 3600e9;
      case "m" -> 60e9;
      case "s" -> 1e9;
      case "ms" -> 1e6;
      case "us", "µs" -> 1e3;
      default -> 1;
    };
  }
}
