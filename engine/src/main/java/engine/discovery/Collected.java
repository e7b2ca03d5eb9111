// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the parts of an answer in the server's order; not thread-safe. */
final class Collected {
  final List<ApiGroup> groups = new ArrayList<>();
  final List<Resource> resources = new ArrayList<>();
  final SortedMap<String, String> failures = new TreeMap<>();

  Discovered result() {
    return new Discovered(groups, resources, failures);
  }
}
