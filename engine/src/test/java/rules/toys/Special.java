// SPDX-License-Identifier: Apache-2.0
package rules.toys;

import facts.meta.ClusterObject;
import facts.scope.KeyWhen;

/** Keys whose object has the label {@code special}. */
public final class Special implements KeyWhen {

  @Override
  public boolean test(ClusterObject self) {
    return self.getLabels().containsKey("special");
  }
}
