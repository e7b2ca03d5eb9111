// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares equal values between facts: label maps, owner references and short texts repeat over
 * thousands of objects.
 *
 * <p>Bounded: a full pool is emptied, so that values of objects long gone do not stay. Safe for use
 * by many threads.
 */
public final class Pool {
  private static final int LIMIT = 50_000;

  private static final Map<Object, Object> VALUES = new ConcurrentHashMap<>();

  private Pool() {}

  /** A text equal to this one. */
  public static String text(String text) {
    return text.isEmpty() ? "" : shared(text);
  }

  static Map<String, String> map(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : shared(Map.copyOf(map));
  }

  static List<OwnerReference> owners(List<OwnerReference> owners) {
    return shared(List.copyOf(owners));
  }

  /** An equal value that is shared; the value itself when it is the first. */
  public static <T> T shared(T value) {
    Object before = VALUES.putIfAbsent(value, value);
    if (before == null) {
      if (VALUES.size() > LIMIT) {
        VALUES.clear();
      }
      return value;
    }
    @SuppressWarnings("unchecked") // equal values of the pool have the same class
    T same = (T) before;
    return same;
  }
}
