// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.OwnerReference;
import facts.meta.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes part of one object by edits, which the actuator can apply anew to a fresher copy.
 *
 * <p>Changes of one sync phase to the same part of the same object in the same group become one
 * write, in the order in which they were emitted. A change that would alter nothing is not sent.
 * The verb (update or a patch) is the one that {@code controller.yaml} names for the kind and part.
 *
 * @param kind what is changed
 * @param target which one; its uid is a precondition
 * @param part which part of the object
 * @param edits in order
 * @param ifVersion resource version that must still be the object's, or null for the verb's own
 *     way: an update carries the version of the object it was made from, a patch the uid
 * @param anyVersion whether even an update carries no version
 */
public record Change(
    Kind kind,
    Ref target,
    Part part,
    List<Edit> edits,
    @Nullable String ifVersion,
    boolean anyVersion)
    implements Act {

  /** A part of an object that the API server writes by a path of its own. */
  public enum Part {
    MAIN(""),
    STATUS("status"),
    SCALE("scale"),
    FINALIZE("finalize"),
    APPROVAL("approval"),
    /** Metadata and spec with the status path, for controllers whose role grants only that. */
    EPHEMERAL("ephemeralcontainers");

    private final String path;

    Part(String path) {
      this.path = path;
    }

    /** The last element of the path; empty for the object itself. */
    public String path() {
      return path;
    }
  }

  public Change {
    edits = List.copyOf(edits);
  }

  /** Changes the object itself. */
  public static Change of(ClusterObject object) {
    return of(object.kind(), object.ref());
  }

  /** Changes the object that the reference names. */
  public static Change of(Kind kind, Ref target) {
    return new Change(kind, target, Part.MAIN, List.of(), null, false);
  }

  /** Changes the status of the object. */
  public static Change status(ClusterObject object) {
    return of(object).part(Part.STATUS);
  }

  /** Changes this part instead. */
  public Change part(Part part) {
    return new Change(kind, target, part, edits, ifVersion, anyVersion);
  }

  /** Sets a field, given by its dotted path; a null value removes it. */
  public Change set(String path, @Nullable Object value) {
    return with(value == null ? new Edit.Unset(path) : new Edit.Set(path, value));
  }

  /** Removes a field, given by its dotted path. */
  public Change unset(String path) {
    return with(new Edit.Unset(path));
  }

  /** Adds or replaces an item of a list, found by its merge key. */
  public Change upsert(String path, String mergeKey, Map<String, Object> item) {
    return with(new Edit.Upsert(path, mergeKey, item));
  }

  /** Removes an item of a list, found by its merge key. */
  public Change remove(String path, String mergeKey, Object value) {
    return with(new Edit.Remove(path, mergeKey, value));
  }

  /** Removes a text from a list that is kept as a sorted set. */
  public Change removeMember(String path, String value) {
    return with(new Edit.Member(path, value, false));
  }

  /** Sets an annotation. */
  public Change annotate(String key, String value) {
    return with(new Edit.Entry("metadata.annotations", key, value));
  }

  /** Removes an annotation. */
  public Change dropAnnotation(String key) {
    return with(new Edit.Entry("metadata.annotations", key, null));
  }

  /** Sets a label. */
  public Change label(String key, String value) {
    return with(new Edit.Entry("metadata.labels", key, value));
  }

  /** Adds an owner reference, or replaces the one of the same uid. */
  public Change addOwner(OwnerReference owner) {
    return with(new Edit.Upsert("metadata.ownerReferences", "uid", owner.toTree()));
  }

  /** Removes the owner reference of this uid. */
  public Change removeOwner(String uid) {
    return with(new Edit.Remove("metadata.ownerReferences", "uid", uid));
  }

  /** Adds a finalizer unless it is there. */
  public Change addFinalizer(String finalizer) {
    return with(new Edit.Finalizer(finalizer, true));
  }

  /** Removes a finalizer. */
  public Change removeFinalizer(String finalizer) {
    return with(new Edit.Finalizer(finalizer, false));
  }

  /** Only if the object still has this resource version. */
  public Change ifVersion(String version) {
    return new Change(kind, target, part, edits, version, anyVersion);
  }

  /** Whatever resource version the object has by now. */
  public Change unconditional() {
    return new Change(kind, target, part, edits, null, true);
  }

  /** The same change with these edits behind its own. */
  public Change and(List<Edit> more) {
    List<Edit> all = new ArrayList<>(edits);
    all.addAll(more);
    return new Change(kind, target, part, all, ifVersion, anyVersion);
  }

  private Change with(Edit edit) {
    return and(List.of(edit));
  }
}
