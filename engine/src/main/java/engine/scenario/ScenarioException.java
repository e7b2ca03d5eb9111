// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

/** A scenario file that can't be used. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ScenarioException(String message) {
    super(message);
  }
}
