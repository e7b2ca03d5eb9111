// SPDX-License-Identifier: Apache-2.0
package rules.ttlafterfinished;

import facts.meta.ClusterObject;
import facts.scope.WakeWhen;
import org.jspecify.annotations.Nullable;

/** A job that is finished, has a time to live and is not being deleted. */
public final class Expiring implements WakeWhen {

  @Override
  public Sides judge(@Nullable ClusterObject before, @Nullable ClusterObject after) {
    return Expiry.expires(after) ? Sides.NEW : Sides.NONE;
  }
}
