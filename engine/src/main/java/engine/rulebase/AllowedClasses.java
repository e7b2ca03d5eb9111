// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Shows the rule compiler only the classes of the allow-list: all others do not exist for edited
 * files.
 */
final class AllowedClasses extends ClassLoader {

  private static final String SUFFIX = ".class";

  private final AllowList allowed;

  AllowedClasses(AllowList allowed, ClassLoader parent) {
    super(parent);
    this.allowed = allowed;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!allowed.shows(name)) {
      throw new ClassNotFoundException(name + " is not on the allow-list of edited rules");
    }
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return hides(name) ? null : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return hides(name) ? Collections.emptyEnumeration() : super.getResources(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return hides(name) ? null : super.getResourceAsStream(name);
  }

  private boolean hides(String name) {
    return name.endsWith(SUFFIX)
        && !allowed.shows(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
  }
}
