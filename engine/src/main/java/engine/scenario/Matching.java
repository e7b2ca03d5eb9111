// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import engine.actuate.Edits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an effect is what a line of a scenario says; a line may say less than the whole. */
final class Matching {
  private static final Set<String> ABOUT = Set.of("times", "body", "set", "unset");

  private Matching() {}

  static boolean matches(Map<String, Object> line, Effect effect) {
    Map.Entry<String, Object> head = line.entrySet().iterator().next();
    if (!effect.verbs().contains(head.getKey())
        || !targets(String.valueOf(head.getValue()), effect)) {
      return false;
    }
    for (Map.Entry<String, Object> detail : line.entrySet()) {
      String name = detail.getKey();
      if (name.equals(head.getKey()) || ABOUT.contains(name)) {
        continue;
      }
      if (!effect.details().containsKey(name)
          || !same(detail.getValue(), effect.details().get(name))) {
        return false;
      }
    }
    return objectMatches(line, effect);
  }

  private static boolean objectMatches(Map<String, Object> line, Effect effect) {
    if (line.containsKey("body") && !same(line.get("body"), effect.object())) {
      return false;
    }
    if (line.get("set") instanceof Map<?, ?> set) {
      for (Map.Entry<?, ?> field : set.entrySet()) {
        if (!same(field.getValue(), Edits.at(effect.object(), String.valueOf(field.getKey())))) {
          return false;
        }
      }
    }
    if (line.get("unset") instanceof List<?> unset) {
      for (Object path : unset) {
        if (present(Edits.at(effect.object(), String.valueOf(path)))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * {@code Kind/namespace/name}, {@code Kind/name} or {@code Kind} alone; other effects name what
   * they are about.
   */
  private static boolean targets(String wanted, Effect effect) {
    int slash = wanted.indexOf('/');
    if (wanted.equals(effect.kind()) || text(wanted, effect.kind())) {
      return true;
    }
    return slash > 0
        && wanted.substring(0, slash).equals(effect.kind())
        && wanted.substring(slash + 1).equals(effect.target());
  }

  /**
   * Maps may have more entries than wanted; lists are equally long, but for conditions; {@code …}
   * in a text stands for anything.
   */
  static boolean same(@Nullable Object wanted, @Nullable Object seen) {
    if (wanted instanceof Map<?, ?> map) {
      if (!(seen instanceof Map<?, ?> present)) {
        return map.isEmpty() && seen == null;
      }
      return map.entrySet().stream()
          .allMatch(entry -> same(entry.getValue(), present.get(entry.getKey())));
    }
    if (wanted instanceof List<?> list) {
      if (!(seen instanceof List<?> present)) {
        return list.isEmpty() && seen == null;
      }
      if (isConditions(list)) {
        return list.stream().allMatch(wish -> present.stream().anyMatch(item -> same(wish, item)));
      }
      if (list.size() != present.size()) {
        return false;
      }
      for (int i = 0; i < list.size(); i++) {
        if (!same(list.get(i), present.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (wanted instanceof Number number && seen instanceof Number present) {
      return number.doubleValue() == present.doubleValue();
    }
    if (wanted instanceof Number number && number.doubleValue() == 0 && seen == null) {
      return true;
    }
    if (wanted instanceof String text && seen != null) {
      return text(text, String.valueOf(seen));
    }
    return Objects.equals(wanted, seen);
  }

  private static boolean present(@Nullable Object value) {
    return value != null && !(value instanceof List<?> list && list.isEmpty());
  }

  /** Of conditions a line may name only those that matter. */
  private static boolean isConditions(List<?> list) {
    return !list.isEmpty()
        && list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("type"));
  }

  private static boolean text(String wanted, String seen) {
    if (wanted.indexOf('…') < 0) {
      return wanted.equals(seen);
    }
    String[] parts = wanted.split("…", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(seen).matches();
  }
}
