// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/**
 * A number, or a percentage of another one.
 *
 * @param number the number when {@code text} is empty
 * @param text {@code n%}, or any other text that is no percentage; empty for a number
 */
public record IntOrPercent(int number, String text) {

  /** A number. */
  public static IntOrPercent of(int number) {
    return new IntOrPercent(number, "");
  }

  /** A percentage such as {@code 25%}. */
  public static IntOrPercent of(String text) {
    return new IntOrPercent(0, text);
  }

  /** Reads the message of an IntOrString. */
  public static IntOrPercent read(CodedInputStream in) throws IOException {
    long type = 0;
    int number = 0;
    String text = "";
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> type = in.readInt64();
        case 2 -> number = in.readInt32();
        case 3 -> text = in.readString();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return type == 0 ? of(number) : of(text);
  }

  /**
   * The number itself, or the percentage of a total.
   *
   * @param total what 100 % is
   * @param up whether fractions round up
   * @throws IllegalArgumentException if the text is no percentage
   * @source 00-common.md C13, Kubernetes 1.37
   */
  public int of(int total, boolean up) {
    if (text.isEmpty()) {
      return number;
    }
    if (!text.matches("[+-]?\\d{1,9}%")) {
      throw new IllegalArgumentException(
          "invalid value for IntOrString: invalid type: string is not a percentage");
    }
    double share = Integer.parseInt(text.substring(0, text.length() - 1)) * (double) total / 100;
    return (int) (up ? Math.ceil(share) : Math.floor(share));
  }
}
