// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.meta.ClusterObject;
import facts.scope.KeyWhen;

/** Only a Deployment with strategy Recreate waits for its pods. */
public final class Recreated implements KeyWhen {

  @Override
  public boolean test(ClusterObject self) {
    return self instanceof Deployment deployment && recreates(deployment);
  }

  static boolean recreates(Deployment deployment) {
    return deployment.getStrategy().equals("Recreate");
  }
}
