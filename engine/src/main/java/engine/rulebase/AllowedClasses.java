// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

/** Shows only the classes of the allow-list. */
final class AllowedClasses extends ClassLoader {

  AllowedClasses(AllowList allowed, ClassLoader parent) {
    super(parent);
  }
}
