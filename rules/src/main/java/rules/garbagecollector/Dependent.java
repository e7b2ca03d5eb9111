// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.meta.OwnerReference;
import facts.meta.Ref;
import java.util.List;

/** An object that refers to the owner of the key by its uid. */
public final class Dependent {
  private final ClusterObject object;
  private final String owner;

  /**
   * A dependent.
   *
   * @param object the object
   * @param owner uid of the owner
   */
  public Dependent(ClusterObject object, String owner) {
    this.object = object;
    this.owner = owner;
  }

  /** The object. */
  public ClusterObject getObject() {
    return object;
  }

  /** Its uid. */
  public String getUid() {
    return object.getUid();
  }

  /** A reference to it. */
  public Ref ref() {
    return object.ref();
  }

  /** Whether its owner must not go before it. */
  public boolean isBlocking() {
    return Items.blocks(object.getOwnerReferences(), owner);
  }

  /** Whether it is being deleted and waits for its own dependents. */
  public boolean isForeground() {
    return Finalizing.holds(object, Finalizing.FOREGROUND);
  }

  /** Where it says that its owner is; one for each reference of that uid. */
  public List<Coordinates> getOwners() {
    return references().stream()
        .map(reference -> Coordinates.of(reference, object.getNamespace()))
        .toList();
  }

  /** Whether the owner lives in a namespace and that is not the dependent's. */
  public boolean isMisplaced(ClusterObject observed) {
    return !observed.getNamespace().isEmpty()
        && !observed.getNamespace().equals(object.getNamespace());
  }

  /** Whether it refers to the owner otherwise than that is. */
  public boolean isMismatched(ClusterObject observed) {
    Coordinates real = Coordinates.of(observed);
    return isMisplaced(observed) || !references().stream().allMatch(real::isMeantBy);
  }

  /**
   * Whether one of its references gives these coordinates; ones without a namespace are the same in
   * each.
   */
  public boolean refersTo(Coordinates absent) {
    boolean near =
        absent.getNamespace().isEmpty() || absent.getNamespace().equals(object.getNamespace());
    return near && references().stream().anyMatch(absent::isMeantBy);
  }

  /**
   * The message for an owner that lives in another namespace.
   *
   * @source garbage-collector-controller.md section 5, Kubernetes 1.37
   */
  public String getMisplacement() {
    return "ownerRef "
        + getOwners().get(0)
        + " does not exist in namespace \""
        + object.getNamespace()
        + "\"";
  }

  private List<OwnerReference> references() {
    return object.getOwnerReferences().stream()
        .filter(reference -> reference.uid().equals(owner))
        .toList();
  }
}
