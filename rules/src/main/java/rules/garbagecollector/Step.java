// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

/** What is done about the object of the key. */
public final class Step {
  private final String path;

  /** One of finish, wait, leave, keep, chain, collect. */
  public Step(String path) {
    this.path = path;
  }

  /** Its name. */
  public String getPath() {
    return path;
  }
}
