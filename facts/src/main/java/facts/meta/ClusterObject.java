// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of the cluster as it was observed: its metadata here, what rules read of the rest in
 * the class of its kind.
 *
 * <p>Immutable; absent texts are empty, absent maps and lists too; other absent values are null.
 */
public abstract class ClusterObject {
  private final Kind kind;
  final ObjectMeta meta;
  private final @Nullable Whole whole;

  /**
   * An object.
   *
   * @param kind its kind
   * @param meta its metadata
   * @param whole all of it, for kinds that are kept whole
   */
  protected ClusterObject(Kind kind, ObjectMeta meta, @Nullable Whole whole) {
    this.kind = kind;
    this.meta = meta;
    this.whole = whole;
  }

  /** Its kind. */
  public final Kind kind() {
    return kind;
  }

  /** A reference to it. */
  public final Ref ref() {
    return new Ref(kind.apiVersion(), kind.kind(), meta.namespace, meta.name, meta.uid);
  }

  /** {@code namespace/name}, or the name alone. */
  public final String key() {
    return meta.namespace.isEmpty() ? meta.name : meta.namespace + "/" + meta.name;
  }

  /** All of it, or null when its kind is not kept whole. */
  public final @Nullable Whole whole() {
    return whole;
  }

  /**
   * Any field of an object that is kept whole, by its dotted JSON path.
   *
   * @return a value of the JSON form, or null when the field is absent or the kind is not kept
   *     whole
   */
  public final @Nullable Object at(String path) {
    Map<String, Object> tree = tree();
    Object value = tree;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /**
   * The JSON form of an object that is kept whole; null otherwise. A fresh copy that the caller may
   * change.
   */
  public final @Nullable Map<String, Object> tree() {
    MessageType type = Schema.kubernetes().type(kind);
    return whole == null || type == null ? null : Wire.decode(type, whole.bytes());
  }

  /** A read of an object's protobuf form. */
  protected interface Reading<T> {
    /** Reads what is wanted from the whole object. */
    T from(CodedInputStream in) throws IOException;
  }

  /**
   * Reads something of an object that is kept whole.
   *
   * @param absent the answer when it is not kept whole
   * @throws SchemaException if the bytes are no such object
   */
  protected final <T> T readWhole(T absent, Reading<T> reading) {
    if (whole == null) {
      return absent;
    }
    try {
      return reading.from(CodedInputStream.newInstance(whole.bytes()));
    } catch (IOException e) {
      throw new SchemaException("reading " + this + ": " + e.getMessage(), e);
    }
  }

  /** Name. */
  public final String getName() {
    return meta.name;
  }

  /** Prefix that its name was made from; empty for none. */
  public final String getGenerateName() {
    return meta.generateName;
  }

  /** Namespace; empty for cluster scope. */
  public final String getNamespace() {
    return meta.namespace;
  }

  /** Uid. */
  public final String getUid() {
    return meta.uid;
  }

  /** Resource version, as the server writes it. */
  public final String getResourceVersion() {
    return meta.resourceVersion;
  }

  /** Resource version as a number, comparable within the kind; 0 when there is none. */
  public final long resourceVersionNumber() {
    try {
      return meta.resourceVersion.isEmpty() ? 0 : Long.parseLong(meta.resourceVersion);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Generation of the spec. */
  public final long getGeneration() {
    return meta.generation;
  }

  /** When it was created; the epoch when it does not say. */
  public final Instant getCreationTimestamp() {
    Instant created = Wires.instant(meta.created);
    return created == null ? Instant.EPOCH : created;
  }

  /** Since when it is being deleted, or null. */
  public final @Nullable Instant getDeletionTimestamp() {
    return Wires.instant(meta.deleted);
  }

  /** Whether it is being deleted. */
  public final boolean isDeleting() {
    return meta.deleted != Wires.NO_TIME;
  }

  /** Grace period of its deletion in seconds, or null. */
  public final @Nullable Long getDeletionGracePeriodSeconds() {
    return meta.deletionGraceSeconds;
  }

  /** Labels. */
  public final Map<String, String> getLabels() {
    return meta.labels;
  }

  /** Annotations. */
  public final Map<String, String> getAnnotations() {
    return meta.annotations;
  }

  /** Owner references, in their order. */
  public final List<OwnerReference> getOwnerReferences() {
    return meta.owners;
  }

  /** The first owner reference that says controller, or null. */
  public final @Nullable OwnerReference getController() {
    for (OwnerReference owner : meta.owners) {
      if (owner.isController()) {
        return owner;
      }
    }
    return null;
  }

  /** Uid of the controller, or null. */
  public final @Nullable String getControllerUid() {
    OwnerReference controller = getController();
    return controller == null ? null : controller.uid();
  }

  /** Finalizers, in their order. */
  public final List<String> getFinalizers() {
    return meta.finalizers;
  }

  @Override
  public final String toString() {
    return kind.kind() + " " + key() + "@" + meta.resourceVersion;
  }
}
