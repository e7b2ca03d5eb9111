// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.OwnerReference;
import facts.meta.Ref;
import java.util.List;

/** The object of the key, as the server has it. */
public final class LiveItem {
  private final ClusterObject object;

  /** The object of the key, with its metadata at least. */
  public LiveItem(ClusterObject object) {
    this.object = object;
  }

  /** Its kind. */
  public Kind getKind() {
    return object.kind();
  }

  /** A reference to it. */
  public Ref getRef() {
    return object.ref();
  }

  /** Its resource version. */
  public String getVersion() {
    return object.getResourceVersion();
  }

  /** Its finalizers. */
  public List<String> getFinalizers() {
    return object.getFinalizers();
  }

  /** How many owner references it holds. */
  public long getOwnerCount() {
    return object.getOwnerReferences().size();
  }

  /** Where its owners are by its references. */
  public List<Coordinates> getOwners() {
    return object.getOwnerReferences().stream()
        .map(reference -> Coordinates.of(reference, object.getNamespace()))
        .toList();
  }

  /** Its references that block the deletion of the owner. */
  public List<OwnerReference> getBlocked() {
    return object.getOwnerReferences().stream().filter(OwnerReference::isBlocking).toList();
  }
}
