// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes objects: at once, or marked until their finalizers are gone and their grace is over. */
final class Deletion {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";
  private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");
  private static final Set<String> ORPHAN_BY_DEFAULT = Set.of("replicationcontrollers", "jobs");
  private static final Set<String> ANSWER_THE_OBJECT =
      Set.of(
          "pods",
          "services",
          "serviceaccounts",
          "persistentvolumeclaims",
          "persistentvolumes",
          "podtemplates",
          "resourcequotas");

  private final Store store;
  private final Clock clock;

  Deletion(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether an object that is marked has nothing left to wait for. */
  static boolean isOver(Resource resource, Map<String, Object> tree) {
    return isMarked(tree)
        && Update.finalizers(tree).isEmpty()
        && Trees.number(tree, "metadata", "deletionGracePeriodSeconds") == 0
        && (!resource.isNamespace() || Trees.list(tree, "spec", "finalizers").isEmpty());
  }

  private static boolean isMarked(Map<String, Object> tree) {
    return !Trees.text(tree, "metadata", "deletionTimestamp").isEmpty();
  }

  /**
   * Deletes an object, or marks it.
   *
   * @return the object that the answer shows, or null if the answer is a bare success
   * @throws Refusal if the options were made for another state of the object
   */
  @Nullable Map<String, Object> delete(
      Resource resource, Map<String, Object> old, Map<String, Object> options) {
    checkPreconditions(resource, old, options);
    if (resource.isNamespace()) {
      return namespace(resource, old);
    }
    List<String> finalizers = finalizers(resource, old, options);
    if (finalizers.isEmpty() && !resource.isPod()) {
      Map<String, Object> last = Trees.copy(old);
      Trees.make(last, "metadata").remove("finalizers");
      store.remove(resource, last);
      return ANSWER_THE_OBJECT.contains(resource.kind().resource()) ? last : null;
    }
    long grace = resource.isPod() ? grace(old, options) : 0;
    Map<String, Object> next = Trees.copy(old);
    Map<String, Object> metadata = Trees.make(next, "metadata");
    Trees.set(metadata, "finalizers", finalizers.isEmpty() ? null : new ArrayList<>(finalizers));
    if (!isMarked(old)) {
      mark(metadata, grace);
    } else if (grace < Trees.number(metadata, "deletionGracePeriodSeconds")) {
      shorten(metadata, grace);
    }
    if (isOver(resource, next)) {
      store.remove(resource, next);
      return next;
    }
    return next.equals(old) ? old : store.put(resource, next);
  }

  private void mark(Map<String, Object> metadata, long grace) {
    Instant end = clock.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(grace);
    metadata.put("deletionTimestamp", end.toString());
    metadata.put("deletionGracePeriodSeconds", grace);
    long generation = Trees.number(metadata, "generation");
    if (generation > 0) {
      metadata.put("generation", generation + 1);
    }
  }

  private static void shorten(Map<String, Object> metadata, long grace) {
    Instant end = Instant.parse(Trees.text(metadata, "deletionTimestamp"));
    long less = Trees.number(metadata, "deletionGracePeriodSeconds") - grace;
    metadata.put("deletionTimestamp", end.minusSeconds(less).toString());
    metadata.put("deletionGracePeriodSeconds", grace);
  }

  private static long grace(Map<String, Object> pod, Map<String, Object> options) {
    String phase = Trees.text(pod, "status", "phase");
    boolean idle = Trees.text(pod, "spec", "nodeName").isEmpty();
    if (idle || phase.equals("Succeeded") || phase.equals("Failed")) {
      return 0;
    }
    if (options.get("gracePeriodSeconds") instanceof Number asked) {
      return Math.max(0, asked.longValue());
    }
    return isMarked(pod)
        ? Trees.number(pod, "metadata", "deletionGracePeriodSeconds")
        : Trees.number(pod, "spec", "terminationGracePeriodSeconds");
  }

  private @Nullable Map<String, Object> namespace(Resource resource, Map<String, Object> old) {
    String name = Trees.text(old, "metadata", "name");
    if (IMMORTAL.contains(name)) {
      throw Refusal.forbidden(resource, name, "this namespace may not be deleted", List.of());
    }
    Map<String, Object> next = Trees.copy(old);
    if (!isMarked(old)) {
      Trees.make(next, "metadata")
          .put("deletionTimestamp", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    Trees.make(next, "status").put("phase", "Terminating");
    if (isOver(resource, next)) {
      store.remove(resource, next);
      return null;
    }
    return next.equals(old) ? old : store.put(resource, next);
  }

  /** The finalizers after the garbage collector's have been set as the options want them. */
  private static List<String> finalizers(
      Resource resource, Map<String, Object> old, Map<String, Object> options) {
    List<String> finalizers = Update.finalizers(old);
    String policy = policy(options);
    if (policy.isEmpty()) {
      boolean chosen = finalizers.contains(ORPHAN) || finalizers.contains(FOREGROUND);
      if (!chosen && ORPHAN_BY_DEFAULT.contains(resource.kind().resource())) {
        finalizers.add(ORPHAN);
      }
      return finalizers;
    }
    finalizers.removeIf(name -> name.equals(ORPHAN) || name.equals(FOREGROUND));
    if (policy.equals("Orphan")) {
      finalizers.add(ORPHAN);
    } else if (policy.equals("Foreground")) {
      finalizers.add(FOREGROUND);
    }
    return finalizers;
  }

  private static String policy(Map<String, Object> options) {
    if (options.get("orphanDependents") instanceof Boolean orphan) {
      return orphan ? "Orphan" : "Background";
    }
    String policy = Trees.text(options, "propagationPolicy");
    if (!Set.of("", "Foreground", "Background", "Orphan").contains(policy)) {
      throw Refusal.invalidOptions(
          "DeleteOptions",
          new Refusal.Cause(
              "FieldValueNotSupported",
              "Unsupported value: \""
                  + policy
                  + "\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
              "propagationPolicy"));
    }
    return policy;
  }

  private static void checkPreconditions(
      Resource resource, Map<String, Object> old, Map<String, Object> options) {
    String uid = Trees.text(options, "preconditions", "uid");
    String hasUid = Trees.text(old, "metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(hasUid)) {
      throw mismatch(
          resource,
          old,
          "UID",
          uid,
          hasUid,
          "The object might have been deleted and then recreated");
    }
    String version = Trees.text(options, "preconditions", "resourceVersion");
    String hasVersion = Trees.text(old, "metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(hasVersion)) {
      throw mismatch(
          resource,
          old,
          "ResourceVersion",
          version,
          hasVersion,
          "The object might have been modified");
    }
  }

  private static Refusal mismatch(
      Resource resource,
      Map<String, Object> old,
      String what,
      String asked,
      String has,
      String guess) {
    String name = Trees.text(old, "metadata", "name");
    Map<String, Object> details = resource.details(name);
    details.put("kind", resource.kind().kind());
    return Refusal.conflictOf(
        resource.kind().toString(),
        name,
        details,
        "the "
            + what
            + " in the precondition ("
            + asked
            + ") does not match the "
            + what
            + " in record ("
            + has
            + "). "
            + guess);
  }
}
