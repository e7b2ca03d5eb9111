// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as text: read leniently, printed canonically. Never asks a name server. */
public final class IpText {
  private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private IpText() {}

  /**
   * The address in its one canonical spelling.
   *
   * <p>Leading zeros of IPv4 numbers are decimal; an IPv4-mapped IPv6 address becomes IPv4.
   *
   * @return null when the text is no address
   */
  public static @Nullable String canonical(String text) {
    if (IPV4.matcher(text).matches()) {
      return dotted(text);
    }
    if (!IPV6.matcher(text).matches()) {
      return null;
    }
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      return bytes.length == 4 ? dotted(bytes) : colons(bytes);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Whether the canonical text is an IPv6 address. */
  public static boolean isIpv6(String canonical) {
    return canonical.indexOf(':') >= 0;
  }

  private static @Nullable String dotted(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      String digits = parts[i].replaceFirst("^0+(?=\\d)", "");
      if (digits.length() > 3 || Integer.parseInt(digits) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(digits);
    }
    return dotted(bytes);
  }

  private static String dotted(byte[] b) {
    return (b[0] & 0xff) + "." + (b[1] & 0xff) + "." + (b[2] & 0xff) + "." + (b[3] & 0xff);
  }

  /**
   * Prints as RFC 5952 says: the first longest run of at least two zero groups becomes {@code ::}.
   */
  private static String colons(byte[] bytes) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = zeroRun(bytes, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(i == 0 || (start >= 0 && i == start + length) ? "" : ":");
        text.append(Integer.toHexString(group(bytes, i)));
      }
    }
    return text.toString();
  }

  private static int zeroRun(byte[] bytes, int from) {
    int end = from;
    while (end < 8 && group(bytes, end) == 0) {
      end++;
    }
    return end - from;
  }

  private static int group(byte[] bytes, int i) {
    return ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
  }
}
