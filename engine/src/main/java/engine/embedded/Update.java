// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Replaces objects: what of a write counts, and what the server keeps or sets itself. */
final class Update {
  /** Kinds whose objects a PUT creates if they are missing. */
  static final Set<String> CREATES = Set.of("endpoints", "events", "leases");

  private static final Set<String> NEED_VERSION = Set.of("leases", "poddisruptionbudgets");

  /** Fields of the metadata that only the server sets. */
  private static final List<String> OWN =
      List.of(
          "name",
          "namespace",
          "generateName",
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "generation",
          "resourceVersion");

  /** The part of an object that a write is about. */
  enum Scope {
    /** All but the status. */
    MAIN,
    /** The status and the metadata. */
    STATUS,
    /** All of a namespace, also the finalizers in its spec. */
    FINALIZE
  }

  private final Store store;

  Update(Store store) {
    this.store = store;
  }

  /**
   * Does a PUT.
   *
   * @throws Refusal if it was made for another state of the object, or can't be
   */
  Map<String, Object> replace(
      Call call, Map<String, Object> old, Map<String, Object> sent, Scope scope) {
    Resource resource = call.resource();
    String name = Trees.text(sent, "metadata", "name");
    if (!name.equals(call.name())) {
      throw Refusal.badRequest(
          "the name of the object ("
              + name
              + ") does not match the name on the URL ("
              + call.name()
              + ")");
    }
    String namespace = Trees.text(sent, "metadata", "namespace");
    if (!namespace.isEmpty() && !namespace.equals(call.namespace())) {
      throw Refusal.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    String uid = Trees.text(sent, "metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(Trees.text(old, "metadata", "uid"))) {
      throw Refusal.conflict(resource, name, otherUid(call, uid, old));
    }
    String version = Trees.text(sent, "metadata", "resourceVersion");
    if (version.isEmpty() && NEED_VERSION.contains(resource.kind().resource())) {
      throw Refusal.invalid(
          resource.quoted(name),
          resource.details(name),
          List.of(
              new Refusal.Cause(
                  "FieldValueInvalid",
                  "Invalid value: 0: must be specified for an update",
                  "metadata.resourceVersion")));
    }
    if (!version.isEmpty() && !version.equals(Trees.text(old, "metadata", "resourceVersion"))) {
      throw Refusal.stale(resource, name);
    }
    return apply(resource, old, sent, scope);
  }

  private static String otherUid(Call call, String uid, Map<String, Object> old) {
    String key = call.namespace().isEmpty() ? call.name() : call.namespace() + "/" + call.name();
    return "StorageError: invalid object, Code: 4, Key: /registry/"
        + call.resource().kind().resource()
        + "/"
        + key
        + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
        + uid
        + ", UID in object meta: "
        + Trees.text(old, "metadata", "uid");
  }

  /**
   * Puts an edited object in place of the old one; nothing is written when nothing changed.
   *
   * @return the object as it is now, or as it was last if this was the end of its deletion
   * @throws Refusal if it can't be
   */
  Map<String, Object> apply(
      Resource resource, Map<String, Object> old, Map<String, Object> edited, Scope scope) {
    Map<String, Object> next = merged(resource, old, resource.canonical(edited), scope);
    if (scope != Scope.STATUS) {
      Defaults.onUpdate(resource, next, old);
      next = resource.canonical(next);
    }
    Validation.onUpdate(resource, old, next);
    if (next.equals(old)) {
      return old;
    }
    if (scope == Scope.MAIN && resource.generations() && countsAsChange(resource, old, next)) {
      Trees.make(next, "metadata")
          .put("generation", Trees.number(old, "metadata", "generation") + 1);
    }
    if (Deletion.isOver(resource, next)) {
      store.remove(resource, next);
      return next;
    }
    return store.put(resource, next);
  }

  private static Map<String, Object> merged(
      Resource resource, Map<String, Object> old, Map<String, Object> edited, Scope scope) {
    Map<String, Object> next = Trees.copy(scope == Scope.STATUS ? old : edited);
    Map<String, Object> was = Trees.map(old, "metadata");
    Map<String, Object> metadata = new LinkedHashMap<>(Trees.map(edited, "metadata"));
    metadata.remove("managedFields");
    for (String field : OWN) {
      Trees.set(metadata, field, was.get(field));
    }
    if (scope == Scope.STATUS) {
      if (resource.isPod()) {
        Trees.set(metadata, "ownerReferences", was.get("ownerReferences"));
      }
      if (resource.is("apps", "deployments")) {
        Trees.set(metadata, "labels", was.get("labels"));
      }
      Trees.set(next, "status", edited.get("status"));
    } else if (resource.hasStatus()) {
      Trees.set(next, "status", old.get("status"));
    }
    if (resource.isNamespace() && scope == Scope.MAIN) {
      Trees.set(next, "spec", old.get("spec"));
    }
    next.put("metadata", metadata);
    return Trees.copy(next);
  }

  /** Whether a change counts as a new generation. */
  private static boolean countsAsChange(
      Resource resource, Map<String, Object> old, Map<String, Object> next) {
    if (resource.is("apps", "deployments") && differs(old, next, "annotations")) {
      return true;
    }
    if (resource.is("discovery.k8s.io", "endpointslices") && differs(old, next, "labels")) {
      return true;
    }
    return !without(old).equals(without(next));
  }

  private static boolean differs(Map<String, Object> old, Map<String, Object> next, String field) {
    return !Objects.equals(Trees.at(old, "metadata", field), Trees.at(next, "metadata", field));
  }

  private static Map<String, Object> without(Map<String, Object> tree) {
    Map<String, Object> rest = new LinkedHashMap<>(tree);
    rest.remove("metadata");
    rest.remove("status");
    return rest;
  }

  /** The finalizers of an object. */
  static List<String> finalizers(Map<String, Object> tree) {
    List<String> finalizers = new ArrayList<>();
    Trees.list(tree, "metadata", "finalizers")
        .forEach(item -> finalizers.add(String.valueOf(item)));
    return finalizers;
  }
}
