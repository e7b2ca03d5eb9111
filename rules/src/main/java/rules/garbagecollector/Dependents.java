// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All objects that refer to the uid of the key. */
public final class Dependents {
  private final @Nullable ClusterObject owner;
  private final List<Dependent> all;

  /**
   * The dependents of an owner.
   *
   * @param uid of the owner
   * @param owner the owner, or null when the cache holds none
   * @param objects what refers to that uid
   */
  public Dependents(String uid, @Nullable ClusterObject owner, List<ClusterObject> objects) {
    this.owner = owner;
    this.all = objects.stream().map(object -> new Dependent(object, uid)).toList();
  }

  /** How many there are. */
  public int getCount() {
    return all.size();
  }

  /** How many of them the owner must not go before. */
  public long getBlocking() {
    return all.stream().filter(Dependent::isBlocking).count();
  }

  /** How many are being deleted in the foreground themselves. */
  public long getForeground() {
    return all.stream().filter(Dependent::isForeground).count();
  }

  /** All of them. */
  public List<Dependent> getAll() {
    return all;
  }

  /** Those that block the owner and are not being deleted in the foreground. */
  public List<Dependent> getBlockers() {
    return those(dependent -> dependent.isBlocking() && !dependent.isForeground());
  }

  /** Those that refer to the owner otherwise than the cache knows it. */
  public List<Dependent> getMismatched() {
    ClusterObject observed = owner;
    return observed == null ? List.of() : those(dependent -> dependent.isMismatched(observed));
  }

  /** Those in another namespace than the owner. */
  public List<Dependent> getMisplaced() {
    ClusterObject observed = owner;
    return observed == null ? List.of() : those(dependent -> dependent.isMisplaced(observed));
  }

  /** Those with a reference of these coordinates. */
  public List<Dependent> referringTo(Coordinates absent) {
    return those(dependent -> dependent.refersTo(absent));
  }

  /** Where they say that the owner is: each place once, in order. */
  public List<Coordinates> getCoordinates() {
    return all.stream()
        .flatMap(dependent -> dependent.getOwners().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private List<Dependent> those(Predicate<Dependent> which) {
    return all.stream().filter(which).toList();
  }
}
