// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.intent.Create;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.OwnerReference;
import facts.meta.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Pods made from a template.
 *
 * @source 00-common.md C10, Kubernetes 1.37
 */
public final class PodTemplates {
  private static final Kind POD = Kinds.require("v1", "Pod");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int LONGEST_NAME = 253;
  private static final List<String> KEPT = List.of("labels", "annotations", "finalizers");

  private PodTemplates() {}

  /** A pod of an owner: labels, annotations, finalizers and spec are the template's. */
  public static Create podsFrom(ClusterObject owner, Template template) {
    Map<String, Object> tree = template.tree();
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (tree.get("metadata") instanceof Map<?, ?> given) {
      for (String name : KEPT) {
        if (given.get(name) != null) {
          metadata.put(name, given.get(name));
        }
      }
    }
    List<Object> owners = new ArrayList<>();
    owners.add(OwnerReference.controllerOf(owner).toTree());
    metadata.put("ownerReferences", owners);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("metadata", metadata);
    body.put("spec", tree.getOrDefault("spec", Map.of()));
    return Create.generated(POD, owner.getNamespace(), prefix(owner.getName()), body);
  }

  /**
   * The prefix of generated names: the owner's name and a dash, or the name alone where that is no
   * valid prefix.
   */
  public static String prefix(String ownerName) {
    return ownerName.length() <= LONGEST_NAME && SUBDOMAIN.matcher(ownerName).matches()
        ? ownerName + "-"
        : ownerName;
  }
}
