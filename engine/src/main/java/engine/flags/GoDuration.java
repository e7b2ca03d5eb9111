// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code 500ms}, {@code 1.5s}. */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)([a-zµμ]+)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if it isn't one; the message is Go's
   */
  public static Duration parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    int end = 0;
    while (end < rest.length() && part.find(end) && part.start() == end) {
      Long unit = NANOS.get(part.group(2));
      if (unit == null) {
        throw new IllegalArgumentException(
            "time: unknown unit \"" + part.group(2) + "\" in duration \"" + text + "\"");
      }
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = part.end();
    }
    if (rest.isEmpty() || end < rest.length()) {
      boolean bareNumber = end < rest.length() && rest.substring(end).matches("[0-9.]+");
      throw new IllegalArgumentException(
          "time: " + (bareNumber ? "missing unit in" : "invalid") + " duration \"" + text + "\"");
    }
    try {
      long exact = nanos.toBigInteger().longValueExact();
      return Duration.ofNanos(negative ? -exact : exact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("time: invalid duration \"" + text + "\"", e);
    }
  }

  /** Writes a duration as Go does, for example {@code 12h0m0s} or {@code 500ms}. */
  public static String format(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    String sign = duration.isNegative() ? "-" : "";
    Duration size = duration.abs();
    if (size.toSeconds() == 0) {
      return sign + small(size.toNanos());
    }
    long hours = size.toHours();
    int minutes = size.toMinutesPart();
    String seconds =
        decimal(size.toSecondsPart() * 1_000_000_000L + size.toNanosPart(), 1_000_000_000L) + "s";
    if (hours > 0) {
      return sign + hours + "h" + minutes + "m" + seconds;
    }
    return sign + (minutes > 0 ? minutes + "m" : "") + seconds;
  }

  private static String small(long nanos) {
    if (nanos >= 1_000_000) {
      return decimal(nanos, 1_000_000) + "ms";
    }
    return nanos >= 1_000 ? decimal(nanos, 1_000) + "µs" : nanos + "ns";
  }

  private static String decimal(long value, long unit) {
    return BigDecimal.valueOf(value)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
