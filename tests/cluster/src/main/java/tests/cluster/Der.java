// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few DER elements an X.509 certificate needs; each method gives tag, length and content. */
final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return element(0x30, concat(parts));
  }

  static byte[] set(byte[]... parts) {
    return element(0x31, concat(parts));
  }

  static byte[] integer(BigInteger value) {
    return element(0x02, value.toByteArray());
  }

  static byte[] bool(boolean value) {
    return element(0x01, new byte[] {(byte) (value ? 0xff : 0)});
  }

  static byte[] text(String value) {
    return element(0x0c, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant at) {
    return element(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] octets(byte[] content) {
    return element(0x04, content);
  }

  /** A bit string whose last byte leaves {@code unused} bits unused. */
  static byte[] bits(int unused, byte[] content) {
    return element(0x03, concat(new byte[] {(byte) unused}, content));
  }

  /** An element with the context-specific tag {@code number}, primitive or constructed. */
  static byte[] context(int number, boolean constructed, byte[] content) {
    return element(0x80 | (constructed ? 0x20 : 0) | number, content);
  }

  /** An object identifier in dotted form. */
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      long arc = Long.parseLong(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >>> shift != 0) {
          out.write((int) (0x80 | (arc >>> shift & 0x7f)));
        }
      }
      out.write((int) (arc & 0x7f));
    }
    return element(0x06, out.toByteArray());
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(0x80 | length.length - skip);
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
