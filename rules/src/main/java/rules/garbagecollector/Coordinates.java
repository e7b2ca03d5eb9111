// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.ClusterObject;
import facts.meta.OwnerReference;
import facts.meta.Ref;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an object is said to be, and which uid it is said to have there. */
public final class Coordinates implements Comparable<Coordinates> {
  private static final Comparator<Coordinates> ORDER =
      Comparator.comparing(Coordinates::getKindName)
          .thenComparing(Coordinates::getApiVersion)
          .thenComparing(Coordinates::getNamespace)
          .thenComparing(Coordinates::getName)
          .thenComparing(Coordinates::getUid);

  private final Ref ref;

  private Coordinates(Ref ref) {
    this.ref = ref;
  }

  /** Where an object really is. */
  public static Coordinates of(ClusterObject object) {
    return new Coordinates(object.ref());
  }

  /**
   * Where an owner is by a reference to it.
   *
   * @param reference the reference
   * @param namespace of the object that holds it; empty when that has none
   */
  public static Coordinates of(OwnerReference reference, String namespace) {
    return new Coordinates(
        new Ref(
            reference.apiVersion(),
            reference.kind(),
            namespace,
            reference.name(),
            reference.uid()));
  }

  /** The same in another namespace; empty for cluster scope. */
  public Coordinates in(String namespace) {
    return new Coordinates(new Ref(ref.apiVersion(), ref.kind(), namespace, ref.name(), ref.uid()));
  }

  /** As a reference. */
  public Ref getRef() {
    return ref;
  }

  /** Group and version. */
  public String getApiVersion() {
    return ref.apiVersion();
  }

  /** Name of the kind. */
  public String getKindName() {
    return ref.kind();
  }

  /** Namespace, or empty. */
  public String getNamespace() {
    return ref.namespace();
  }

  /** Name. */
  public String getName() {
    return ref.name();
  }

  /** Uid. */
  public String getUid() {
    return ref.uid();
  }

  /**
   * Whether a reference means this object: the same uid, kind, version (to the letter) and name.
   *
   * @source garbage-collector-controller.md 3a match, Kubernetes 1.37
   */
  public boolean isMeantBy(OwnerReference reference) {
    return getUid().equals(reference.uid())
        && getApiVersion().equals(reference.apiVersion())
        && getKindName().equals(reference.kind())
        && getName().equals(reference.name());
  }

  /** One line by which absent owners are remembered. */
  public String getText() {
    return "["
        + getApiVersion()
        + "/"
        + getKindName()
        + ", namespace: "
        + getNamespace()
        + ", name: "
        + getName()
        + ", uid: "
        + getUid()
        + "]";
  }

  @Override
  public int compareTo(Coordinates other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Coordinates that && ref.equals(that.ref);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ref);
  }

  @Override
  public String toString() {
    return getText();
  }
}
