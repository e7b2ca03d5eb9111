// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import facts.meta.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the API server serves, as discovery found it.
 *
 * @param preferred one kind for each group and resource, in its preferred version
 * @param verbs the verbs of each preferred kind
 * @param failures error text of each group and version that could not be discovered
 * @param unparsable group versions that are no group versions
 */
public record Served(
    List<Kind> preferred,
    Map<Kind, Set<String>> verbs,
    Map<String, String> failures,
    List<String> unparsable) {

  public Served {
    preferred = List.copyOf(preferred);
    verbs = Map.copyOf(verbs);
    failures = Map.copyOf(failures);
    unparsable = List.copyOf(unparsable);
  }
}
