// SPDX-License-Identifier: Apache-2.0
package rules.toys;

import facts.meta.ClusterObject;
import facts.scope.KeyFunction;
import java.util.Collection;
import java.util.List;

/** The names in an object's annotation {@code names}. */
public final class Names implements KeyFunction {

  @Override
  public Collection<String> keysOf(ClusterObject object) {
    String names = object.getAnnotations().get("names");
    return names == null ? List.of() : List.of(names.split(",", -1));
  }
}
