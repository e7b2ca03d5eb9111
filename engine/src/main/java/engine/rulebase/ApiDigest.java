// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What compiled rules take for granted of other classes: the public signatures of each class that a
 * file names or reaches over getters, and the version of the rule engine. Thread-safe.
 */
final class ApiDigest {

  private final Map<Class<?>, String> signatures = new ConcurrentHashMap<>();

  String of(RuleFile file) {
    Set<String> seen = new TreeSet<>();
    Set<Class<?>> visited = new HashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>();
    file.imports().forEach(each -> add(file.types().load(each.name()), visited, open));
    file.functions().forEach(each -> add(file.types().load(owner(each.name())), visited, open));
    while (!open.isEmpty()) {
      Class<?> next = open.pop();
      seen.add(signatures.computeIfAbsent(next, ApiDigest::signature));
      for (Method method : next.getMethods()) {
        if (method.getParameterCount() == 0) {
          add(method.getReturnType(), visited, open);
        }
      }
    }
    return RuleDigest.engineVersion() + "\n" + String.join("\n", seen);
  }

  private static String owner(String function) {
    return function.substring(0, Math.max(0, function.lastIndexOf('.')));
  }

  private static void add(@Nullable Class<?> type, Set<Class<?>> visited, Deque<Class<?>> open) {
    boolean ours =
        type != null
            && !type.isPrimitive()
            && !type.isArray()
            && !type.getName().startsWith("java.");
    if (ours && visited.add(type)) {
      open.push(type);
    }
  }

  private static String signature(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass() != Object.class) {
        members.add(method.toString());
      }
    }
    return type.getName() + members;
  }
}
