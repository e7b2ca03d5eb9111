// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;

/** What one owner is to the object that refers to it. */
public final class Verdict {

  private enum Kind {
    SOLID,
    WAITING,
    DANGLING,
    UNANSWERABLE
  }

  private final Coordinates coordinates;
  private final Kind kind;

  private Verdict(Owner owner, Kind kind) {
    this.coordinates = owner.getCoordinates();
    this.kind = kind;
  }

  /** The owner is there: solid, or waiting for its dependents to be deleted. */
  public static Verdict present(Owner owner, ClusterObject live) {
    return new Verdict(
        owner, Finalizing.holds(live, Finalizing.FOREGROUND) ? Kind.WAITING : Kind.SOLID);
  }

  /** The owner does not exist. */
  public static Verdict dangling(Owner owner) {
    return new Verdict(owner, Kind.DANGLING);
  }

  /** The owner cannot be looked for. */
  public static Verdict unanswerable(Owner owner) {
    return new Verdict(owner, Kind.UNANSWERABLE);
  }

  /** Where the owner is said to be. */
  public Coordinates getCoordinates() {
    return coordinates;
  }

  /** Uid of the owner. */
  public String getUid() {
    return coordinates.getUid();
  }

  /** Whether it exists and keeps the object alive. */
  public boolean isSolid() {
    return kind == Kind.SOLID;
  }

  /** Whether it exists and waits for the object to be deleted. */
  public boolean isWaiting() {
    return kind == Kind.WAITING;
  }

  /** Whether it does not exist. */
  public boolean isDangling() {
    return kind == Kind.DANGLING;
  }

  /** Whether it exists at all. */
  public boolean isPresent() {
    return isSolid() || isWaiting();
  }

  /** Whether nobody can say. */
  public boolean isUnanswerable() {
    return kind == Kind.UNANSWERABLE;
  }
}
