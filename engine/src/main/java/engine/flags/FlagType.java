// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a flag's value must look like, and how it is shown. */
public enum FlagType {
  BOOL("bool"),
  DURATION("duration"),
  FLOAT("float"),
  FLOAT32("float32"),
  INT("int"),
  INT32("int32"),
  INTS("ints"),
  IP("ip"),
  LEVEL("level"),
  MAP("map"),
  STRING("string"),
  STRINGS("strings"),
  VERSION("version");

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final String word;

  FlagType(String word) {
    this.word = word;
  }

  /** The type's name in the help. */
  public String word() {
    return word;
  }

  static FlagType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown flag type " + word));
  }

  /** Whether the flag may stand without a value. */
  boolean isSwitch() {
    return this == BOOL || this == VERSION;
  }

  /** Whether a flag given again adds to what was there. */
  boolean isList() {
    return this == STRINGS || this == MAP || this == INTS;
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException if it isn't of this type; the message says why, as Go does
   */
  void check(String value) {
    switch (this) {
      case BOOL -> parseBool(value);
      case VERSION -> checkVersion(value);
      case DURATION -> GoDuration.parse(value);
      case FLOAT, FLOAT32 -> parse("ParseFloat", value, Double::parseDouble);
      case INT, INT32 -> parse("ParseInt", value, Integer::decode);
      case LEVEL -> parse("ParseUint", value, Integer::parseUnsignedInt);
      case INTS -> list(value).forEach(item -> parse("ParseInt", item, Integer::decode));
      case IP -> checkAddress(value);
      case MAP -> map(value);
      case STRING, STRINGS -> {}
    }
  }

  private static void checkVersion(String value) {
    if (!value.equals("raw") && !value.startsWith("v")) {
      parseBool(value);
    }
  }

  private static void checkAddress(String value) {
    if (!IPV4.matcher(value).matches() && !IPV6.matcher(value).matches()) {
      throw new IllegalArgumentException("failed to parse IP: \"" + value + "\"");
    }
  }

  private interface Reader {
    Object read(String value);
  }

  private static void parse(String goName, String value, Reader reader) {
    try {
      reader.read(value);
    } catch (NumberFormatException e) {
      boolean number = value.matches("[+-]?[0-9]+");
      throw new IllegalArgumentException(
          "strconv."
              + goName
              + ": parsing \""
              + value
              + "\": "
              + (number ? "value out of range" : "invalid syntax"),
          e);
    }
  }

  static boolean parseBool(String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new IllegalArgumentException(
              "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
    };
  }

  /** The items of a comma separated list; empty text is the empty list. */
  static List<String> list(String value) {
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }

  /**
   * The pairs of a comma separated list of key=value; a part without "=" belongs to the key after
   * it.
   */
  static Map<String, String> map(String value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    String carried = "";
    for (String part : list(value)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        carried += part + ",";
        continue;
      }
      pairs.put((carried + part.substring(0, equals)).trim(), part.substring(equals + 1).trim());
      carried = "";
    }
    if (!carried.isEmpty()) {
      String part = carried.substring(0, carried.length() - 1);
      throw new IllegalArgumentException(part + " must be formatted as key=value");
    }
    return pairs;
  }

  /** The value in its usual form, as the help and logs show it. */
  String shown(String value) {
    return switch (this) {
      case STRINGS, INTS, MAP -> "[" + value + "]";
      case BOOL -> Boolean.toString(parseBool(value));
      case DURATION -> GoDuration.format(GoDuration.parse(value));
      default -> value;
    };
  }

  @Override
  public String toString() {
    return word.toLowerCase(Locale.ROOT);
  }
}
