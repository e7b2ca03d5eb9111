// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.meta.LabelSelector;
import facts.schema.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The checks that controllers can run into; a real server has many more.
 *
 * <p>Names, new finalizers while an object is being deleted, selectors that don't match their
 * template, and fields that can't be changed.
 */
final class Validation {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Set<String> FREE_NAMES = Set.of("rbac.authorization.k8s.io");
  private static final Set<String> SELECTING =
      Set.of("deployments", "replicasets", "statefulsets", "daemonsets");

  private Validation() {}

  static void onCreate(Resource resource, String name, Map<String, Object> tree) {
    if (name.isEmpty()) {
      throw Refusal.invalid(
          resource,
          name,
          List.of(
              new Refusal.Cause(
                  "FieldValueRequired",
                  "Required value: name or generateName is required",
                  "metadata.name")));
    }
    boolean free = FREE_NAMES.contains(resource.kind().group());
    if (!free && (name.length() > 253 || !NAME.matcher(name).matches())) {
      throw Refusal.invalid(
          resource,
          name,
          List.of(
              invalid(
                  "metadata.name",
                  "\"" + name + "\"",
                  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                      + " characters, '-' or '.', and must start and end with an alphanumeric"
                      + " character (e.g. 'example.com', regex used for validation is '"
                      + NAME.pattern()
                      + "')")));
    }
    refuse(resource, name, selectorFaults(resource, tree));
  }

  static void onUpdate(Resource resource, Map<String, Object> old, Map<String, Object> next) {
    String name = Trees.text(old, "metadata", "name");
    List<Refusal.Cause> faults = new ArrayList<>(finalizerFaults(old, next));
    faults.addAll(selectorFaults(resource, next));
    if (SELECTING.contains(resource.kind().resource())
        && !Objects.equals(Trees.at(old, "spec", "selector"), Trees.at(next, "spec", "selector"))) {
      faults.add(
          invalid(
              "spec.selector",
              Json.text(Trees.at(next, "spec", "selector")),
              "field is immutable"));
    }
    if (resource.isPod() && !fixedPart(old).equals(fixedPart(next))) {
      faults.add(
          new Refusal.Cause(
              "FieldValueForbidden",
              "Forbidden: pod updates may not change fields other than"
                  + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
                  + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
                  + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if"
                  + " it was previously negative)",
              "spec"));
    }
    refuse(resource, name, faults);
  }

  private static List<Refusal.Cause> finalizerFaults(
      Map<String, Object> old, Map<String, Object> next) {
    if (Trees.text(old, "metadata", "deletionTimestamp").isEmpty()) {
      return List.of();
    }
    List<String> added = Update.finalizers(next);
    added.removeAll(Update.finalizers(old));
    if (added.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Refusal.Cause(
            "FieldValueForbidden",
            "Forbidden: no new finalizers can be added if the object is being deleted, found new"
                + " finalizers []string{\""
                + String.join("\", \"", added)
                + "\"}",
            "metadata.finalizers"));
  }

  private static List<Refusal.Cause> selectorFaults(Resource resource, Map<String, Object> tree) {
    if (!SELECTING.contains(resource.kind().resource())) {
      return List.of();
    }
    Map<String, String> labels = Trees.texts(tree, "spec", "template", "metadata", "labels");
    if (selector(Trees.map(tree, "spec", "selector")).matches(labels)) {
      return List.of();
    }
    return List.of(
        invalid(
            "spec.template.metadata.labels",
            Json.text(new TreeMap<>(labels)),
            "`selector` does not match template `labels`"));
  }

  /** Reads a selector from its JSON form. */
  static LabelSelector selector(Map<String, Object> tree) {
    List<LabelSelector.Requirement> requirements = new ArrayList<>();
    for (Map<String, Object> term : Trees.children(tree, "matchExpressions")) {
      List<String> values = new ArrayList<>();
      Trees.list(term, "values").forEach(value -> values.add(String.valueOf(value)));
      requirements.add(
          new LabelSelector.Requirement(
              Trees.text(term, "key"), Trees.text(term, "operator"), values));
    }
    return LabelSelector.of(Trees.texts(tree, "matchLabels"), requirements);
  }

  /** A pod's spec without what may be changed. */
  private static Map<String, Object> fixedPart(Map<String, Object> pod) {
    Map<String, Object> spec = Trees.copy(Trees.map(pod, "spec"));
    spec.remove("activeDeadlineSeconds");
    spec.remove("tolerations");
    spec.remove("terminationGracePeriodSeconds");
    for (String list : new String[] {"containers", "initContainers"}) {
      Trees.children(spec, list).forEach(container -> container.remove("image"));
    }
    return spec;
  }

  private static Refusal.Cause invalid(String field, String value, String why) {
    return new Refusal.Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, field);
  }

  private static void refuse(Resource resource, String name, List<Refusal.Cause> faults) {
    if (!faults.isEmpty()) {
      throw Refusal.invalid(resource, name, faults);
    }
  }
}
