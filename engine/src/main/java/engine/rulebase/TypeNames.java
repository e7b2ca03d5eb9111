// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the class names that a rule file writes into full names, by its imports and its package.
 */
final class TypeNames {

  private final String packageName;
  private final ClassLoader loader;
  private final Map<String, String> imported = new TreeMap<>();
  private final Map<String, String> functionOwners = new TreeMap<>();
  private final List<String> packages = new ArrayList<>();

  TypeNames(String packageName, List<String> imports, List<String> functions, ClassLoader loader) {
    this.packageName = packageName;
    this.loader = loader;
    for (String name : imports) {
      String last = name.substring(name.lastIndexOf('.') + 1);
      if (last.equals("*")) {
        packages.add(name.substring(0, name.length() - 2));
      } else {
        imported.put(last, name);
      }
    }
    for (String name : functions) {
      int dot = name.lastIndexOf('.');
      functionOwners.put(name.substring(dot + 1), name.substring(0, Math.max(0, dot)));
    }
  }

  /** The full name, or the name as written where nothing tells it. */
  String qualify(String written) {
    int dot = written.indexOf('.');
    String first = dot < 0 ? written : written.substring(0, dot);
    String known = imported.get(first);
    if (known != null) {
      return dot < 0 ? known : known + written.substring(dot);
    }
    if (load(written) != null) {
      return written;
    }
    for (String candidate : candidates(written)) {
      if (load(candidate) != null) {
        return candidate;
      }
    }
    return written;
  }

  private List<String> candidates(String written) {
    List<String> names = new ArrayList<>();
    names.add(packageName + "." + written);
    names.add("java.lang." + written);
    packages.forEach(each -> names.add(each + "." + written));
    return names;
  }

  /**
   * The class of a full name, nested classes by dots as well; null when the class path has none.
   */
  @Nullable Class<?> load(String name) {
    String tried = name;
    while (true) {
      try {
        return Class.forName(tried, false, loader);
      } catch (ClassNotFoundException | LinkageError notThere) {
        // why: a nested class is written with dots in DRL; the outer dots are tried as nesting one
        // by one
        int dot = tried.lastIndexOf('.');
        if (dot < 0 || dot + 1 >= tried.length()) {
          return null;
        }
        tried = tried.substring(0, dot) + '$' + tried.substring(dot + 1);
      }
    }
  }

  /** The class whose static function is imported under this name, or null. */
  @Nullable String ownerOfFunction(String function) {
    return functionOwners.get(function);
  }

  /** Simple names that the file may write. */
  Map<String, String> imported() {
    return imported;
  }

  ClassLoader loader() {
    return loader;
  }
}
