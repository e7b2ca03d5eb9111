// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.Map;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * One rule file as classes: the unit of override.
 *
 * @param packageName DRL package
 * @param modelClass name of the class that describes the rules
 * @param digest what the classes were made from, see {@link RuleDigest}
 * @param classes class files by binary name; empty when they are on the class path
 */
record CompiledFile(
    String packageName, String modelClass, String digest, Map<String, byte[]> classes) {

  CompiledFile {
    classes = Map.copyOf(classes);
  }

  /** Makes the description of the rules, from classes of their own loader if there are any. */
  Model model(ClassLoader parent) {
    ClassLoader loader = classes.isEmpty() ? parent : new Classes(classes, parent);
    try {
      return Class.forName(modelClass, true, loader)
          .asSubclass(Model.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "loading compiled rules of package " + packageName + ": class " + modelClass, e);
    }
  }

  /** Defines the file's classes itself; all others come from the parent. */
  private static final class Classes extends ClassLoader {

    private final Map<String, byte[]> own;

    Classes(Map<String, byte[]> own, ClassLoader parent) {
      super(parent);
      this.own = own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        byte @Nullable [] bytes = own.get(name);
        if (bytes == null) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
      }
    }
  }
}
