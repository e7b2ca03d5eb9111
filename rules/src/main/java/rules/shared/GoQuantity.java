// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one-line text of a quantity as the reference holds it in memory, which the hash of a pod
 * template contains.
 *
 * <p>A number that surely fits 64 bits is held as value and decimal exponent, any other one as a
 * big number of billionths. The text itself is kept only where printing the number would give it
 * back.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
final class GoQuantity {
  private static final Pattern FORM =
      Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]?|[eE][+-]?\\d+)");
  private static final Map<String, Integer> BINARY =
      Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
  private static final Map<String, Integer> DECIMAL =
      Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);

  /** Decimal digits that are sure to fit 64 bits. */
  private static final int DIGITS = 18;

  /**
   * The same for a number with a binary suffix, which takes 0.3 digits a bit and one for rounding.
   */
  private static final int BINARY_DIGITS = 14;

  private static final int SMALLEST_EXPONENT = -9;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoQuantity() {}

  /**
   * The text of a quantity.
   *
   * @param text the quantity as the server gives it
   * @throws IllegalArgumentException if it is no quantity
   */
  static String dump(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "quantity is " + text + "; must be a number with a suffix");
    }
    String whole = withoutLeadingZeros(form.group(2));
    String fraction = form.group(3) == null ? "" : form.group(3);
    String suffix = form.group(4);
    boolean negative = form.group(1).equals("-");
    if (whole.equals("0") && fraction.isEmpty() && suffix.isEmpty()) {
      return small(BigInteger.ZERO, 0, "0", "DecimalSI");
    }
    Integer bits = BINARY.get(suffix);
    return bits == null
        ? decimal(text, negative, whole, fraction, suffix)
        : binary(text, negative, whole, fraction, bits);
  }

  private static int exponent(String suffix) {
    Integer known = DECIMAL.get(suffix);
    return known == null ? Integer.parseInt(suffix.substring(1)) : known;
  }

  private static String binary(
      String text, boolean negative, String whole, String fraction, int bits) {
    BigDecimal factor = new BigDecimal(BigInteger.ONE.shiftLeft(bits));
    BigDecimal value =
        signed(negative, new BigDecimal(whole + "." + fraction + "0")).multiply(factor);
    if (!fraction.isEmpty() || whole.length() + bits * 3 / 10 > BINARY_DIGITS) {
      return big(value, "BinarySI");
    }
    boolean printsAlike = new BigInteger(whole).mod(BigInteger.valueOf(8)).signum() != 0;
    return small(value.toBigIntegerExact(), 0, printsAlike ? text : "", "BinarySI");
  }

  private static String decimal(
      String text, boolean negative, String whole, String fraction, String suffix) {
    String format = DECIMAL.containsKey(suffix) ? "DecimalSI" : "DecimalExponent";
    int exponent = exponent(suffix) - fraction.length();
    String digits = whole + fraction;
    BigInteger number = new BigInteger(digits);
    BigInteger value = negative ? number.negate() : number;
    if (digits.length() > DIGITS || exponent < SMALLEST_EXPONENT) {
      return big(new BigDecimal(value, -exponent), format);
    }
    boolean printsAlike = exponent % 3 == 0 && !digits.endsWith("000");
    return small(value, exponent, printsAlike ? text : "", format);
  }

  private static String small(BigInteger value, int exponent, String text, String format) {
    return held(
        "{value:(int64)" + value + " scale:(resource.Scale)" + exponent + "}",
        "<nil>",
        text,
        format);
  }

  private static String big(BigDecimal value, String format) {
    BigDecimal capped = value.abs().min(LARGEST).setScale(-SMALLEST_EXPONENT, RoundingMode.UP);
    List<String> words = new ArrayList<>();
    BigInteger left = capped.unscaledValue();
    while (left.signum() > 0) {
      words.add(Long.toUnsignedString(left.longValue()));
      left = left.shiftRight(Long.SIZE);
    }
    String decimal =
        "{unscaled:(big.Int){neg:(bool)"
            + (value.signum() < 0)
            + " abs:(big.nat)["
            + String.join(" ", words)
            + "]} scale:(inf.Scale)9}";
    return held("{value:(int64)0 scale:(resource.Scale)0}", decimal, "", format);
  }

  private static String held(String small, String big, String text, String format) {
    return "{i:(resource.int64Amount)"
        + small
        + " d:(resource.infDecAmount){Dec:(*inf.Dec)"
        + big
        + "} s:(string)"
        + text
        + " Format:(resource.Format)"
        + format
        + "}";
  }

  private static BigDecimal signed(boolean negative, BigDecimal value) {
    return negative ? value.negate() : value;
  }

  private static String withoutLeadingZeros(String digits) {
    String rest = digits.replaceFirst("^0+(?=.)", "");
    return rest.isEmpty() ? "0" : rest;
  }
}
