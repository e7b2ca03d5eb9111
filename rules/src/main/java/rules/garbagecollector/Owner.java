// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

/** An owner that is to be judged, by the coordinates of a reference to it. */
public final class Owner {
  private final Coordinates coordinates;

  /** An owner and where it is said to be. */
  public Owner(Coordinates coordinates) {
    this.coordinates = coordinates;
  }

  /** Where it is said to be. */
  public Coordinates getCoordinates() {
    return coordinates;
  }

  /** Its uid. */
  public String getUid() {
    return coordinates.getUid();
  }

  /** Its group and version. */
  public String getApiVersion() {
    return coordinates.getApiVersion();
  }

  /** Name of its kind. */
  public String getKindName() {
    return coordinates.getKindName();
  }
}
