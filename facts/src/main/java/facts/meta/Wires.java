// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import facts.schema.SchemaException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small reads that the readers of facts have in common. */
public final class Wires {
  /** Stands for a time that is not set. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int NANOS = 1_000_000_000;

  private Wires() {}

  /** Enters a message; {@code popLimit} with the answer leaves it. */
  public static int enter(CodedInputStream in) throws IOException {
    return in.pushLimit(in.readRawVarint32());
  }

  /** Reads a time as seconds since 1970, or {@link #NO_TIME}. */
  public static long seconds(CodedInputStream in) throws IOException {
    long seconds = NO_TIME;
    int limit = enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        seconds = in.readInt64();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return inRange(seconds);
  }

  private static long inRange(long seconds) {
    if (seconds != NO_TIME
        && (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond())) {
      throw new SchemaException("reading a time: " + seconds + " s are out of range");
    }
    return seconds;
  }

  /** The moment of these seconds, or null for {@link #NO_TIME}. */
  public static @Nullable Instant instant(long seconds) {
    return seconds == NO_TIME ? null : Instant.ofEpochSecond(seconds);
  }

  /** Reads one entry of a map of texts; makes the map when it is null. */
  public static Map<String, String> entry(CodedInputStream in, @Nullable Map<String, String> map)
      throws IOException {
    Map<String, String> target = map == null ? new HashMap<>(8) : map;
    String key = "";
    String value = "";
    int limit = enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = Pool.text(in.readString());
        case 2 -> value = in.readString();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    target.put(key, value);
    return target;
  }

  /** Reads a time with its microseconds, or null. */
  public static @Nullable Instant microTime(CodedInputStream in) throws IOException {
    long seconds = NO_TIME;
    int nanos = 0;
    int limit = enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> seconds = in.readInt64();
        case 2 -> nanos = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    Instant instant = instant(inRange(seconds));
    return instant == null ? null : instant.plusNanos(Math.floorMod(nanos, NANOS));
  }

  /** Reads one text field of a message; empty when it is not there. */
  public static String text(CodedInputStream in, int number) throws IOException {
    String text = "";
    int limit = enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == number) {
        text = Pool.text(in.readString());
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return text;
  }

  /** Reads one entry of a map of quantities. */
  public static void quantity(CodedInputStream in, Map<String, String> map) throws IOException {
    String key = "";
    String value = "0";
    int limit = enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = Pool.text(in.readString());
        case 2 -> value = text(in, 1);
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    map.put(key, value);
  }
}
