// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import java.util.function.Consumer;

/**
 * Folds the objects of a scope into the facts that rules act on: pairs that are not as they should
 * be, and totals.
 *
 * <p>A pure function of its scope: no clock, no state, no I/O. Named in {@code controller.yaml}; it
 * has a public constructor without parameters. What it throws costs the key one back-off.
 */
public interface Fold {

  /**
   * Concludes facts from the scope.
   *
   * @param scope what was loaded
   * @param conclude takes each fact
   */
  void fold(Scope scope, Consumer<Object> conclude);
}
