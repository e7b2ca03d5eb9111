// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

/** A toy fact. */
public final class Step {

  private final String path;

  public Step(String path) {
    this.path = path;
  }

  public static Step of(String path) {
    return new Step(path);
  }

  public String getPath() {
    return path;
  }
}
