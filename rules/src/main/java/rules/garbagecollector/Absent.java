// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

/** There is no object of this uid at these coordinates, and never will be again. */
public final class Absent {
  private final Coordinates coordinates;

  /** What does not exist. */
  public Absent(Coordinates coordinates) {
    this.coordinates = coordinates;
  }

  /** Where it is not; without a namespace when its kind has none. */
  public Coordinates getCoordinates() {
    return coordinates;
  }
}
