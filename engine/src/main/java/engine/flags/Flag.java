// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.List;

/**
 * One flag of the command line.
 *
 * @param name name with dashes
 * @param shorthand one letter, empty for none
 * @param type what its value looks like
 * @param initial value when it isn't given, in text form
 * @param group heading in the help
 * @param owners controllers that use it, empty for the process
 * @param help one sentence
 * @param hidden whether the help leaves it out
 */
public record Flag(
    String name,
    String shorthand,
    FlagType type,
    String initial,
    String group,
    List<String> owners,
    String help,
    boolean hidden) {

  public Flag {
    owners = List.copyOf(owners);
    type.check(initial);
  }
}
