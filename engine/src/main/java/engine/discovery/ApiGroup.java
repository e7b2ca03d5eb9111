// SPDX-License-Identifier: Apache-2.0
package engine.discovery;

import java.util.List;

/**
 * A group and the versions that could be discovered.
 *
 * @param name empty for the core
 * @param preferred the version that the server prefers, empty when none could be discovered
 * @param versions in the server's order
 */
public record ApiGroup(String name, String preferred, List<String> versions) {
  public ApiGroup {
    versions = List.copyOf(versions);
  }
}
