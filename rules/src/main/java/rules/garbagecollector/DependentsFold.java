// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.scope.Fold;
import facts.scope.Scope;
import java.util.function.Consumer;

/** Concludes the object of the key, if the cache holds it, and what refers to it. */
public final class DependentsFold implements Fold {

  @Override
  public void fold(Scope scope, Consumer<Object> conclude) {
    ClusterObject self = scope.self();
    if (self != null) {
      conclude.accept(new Item(self));
    }
    conclude.accept(new Dependents(scope.key().getName(), self, scope.related("dependents")));
  }
}
