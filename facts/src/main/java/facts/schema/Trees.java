// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed reads of tree values that say what was found instead. */
final class Trees {
  private static final int MAX_SHOWN = 40;

  private Trees() {}

  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw mismatch("text", value);
  }

  static boolean flag(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw mismatch("a boolean", value);
  }

  static long integer(Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return number.longValue();
    }
    throw mismatch("an integer", value);
  }

  static double real(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw mismatch("a number", value);
  }

  static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw mismatch("a list", value);
  }

  static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw mismatch("an object", value);
  }

  /** Returns an object's members; JSON-shaped trees have texts as keys. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> members(Object value) {
    return (Map<String, Object>) map(value);
  }

  /** Compares texts by their UTF-8 bytes, which is the order of code points. */
  static int compareUtf8(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
        return pairs ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  static SchemaException mismatch(String expected, Object value) {
    return new SchemaException("expected " + expected + ", got " + name(value));
  }

  /** Names a value for a message, shortened. */
  static String name(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    String shown = value.toString();
    if (shown.length() > MAX_SHOWN) {
      shown = shown.substring(0, MAX_SHOWN) + "…";
    }
    return value instanceof String ? "text \"" + shown + "\"" : shown;
  }
}
