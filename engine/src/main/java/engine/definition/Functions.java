// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Makes the pure functions that a definition names by their class. */
final class Functions {

  private Functions() {}

  static <T> @Nullable T make(Fields fields, String name, Class<T> type) {
    String className = fields.textOrNull(name);
    return className == null ? null : make(fields, name, className, type);
  }

  static <T> T make(Fields fields, String name, String className, Class<T> type) {
    if (!className.startsWith("rules.") && !className.startsWith("policies.")) {
      throw fields.problem(
          name, "names '" + className + "'; a class of a package rules.… is expected");
    }
    try {
      return type.cast(
          Class.forName(className, true, Functions.class.getClassLoader())
              .getConstructor()
              .newInstance());
    } catch (ClassNotFoundException e) {
      throw fields.problem(name, "names " + className + "; there is no such class");
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw fields.problem(
          name, "names " + className + "; it has no public constructor without parameters");
    } catch (ClassCastException e) {
      throw fields.problem(name, "names " + className + "; it is no " + type.getSimpleName());
    } catch (InvocationTargetException e) {
      throw fields.problem(
          name, "names " + className + "; its constructor failed: " + e.getCause());
    }
  }
}
