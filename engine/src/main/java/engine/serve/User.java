// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who sends a request.
 *
 * @param name user name
 * @param uid unique id, empty if unknown
 * @param groups groups of the user
 * @param extra further data by key
 */
record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  static final User ANONYMOUS =
      new User("system:anonymous", "", List.of("system:unauthenticated"), Map.of());

  User {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  /** The same user with the group of everybody whose identity is known. */
  User authenticated() {
    if (groups.contains("system:authenticated")) {
      return this;
    }
    List<String> more = new ArrayList<>(groups);
    more.add("system:authenticated");
    return new User(name, uid, more, extra);
  }
}
