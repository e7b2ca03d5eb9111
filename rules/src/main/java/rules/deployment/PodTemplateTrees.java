// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.meta.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** Templates and selectors with the label that tells the ReplicaSets of a Deployment apart, in their JSON form. */
final class PodTemplateTrees {

  private PodTemplateTrees() {}

  /** The Deployment's selector, which selects only pods of this hash. */
  static Map<String, Object> selectorWithHash(Deployment deployment, String hash) {
    return withEntry(tree(deployment.at("spec.selector")), "matchLabels", hash);
  }

  /** The template, whose pods get this hash. */
  static Map<String, Object> withHash(Template template, String hash) {
    Map<String, Object> result = new LinkedHashMap<>(template.tree());
    result.put("metadata", withEntry(tree(result.get("metadata")), "labels", hash));
    return result;
  }

  private static Map<String, Object> withEntry(Map<String, Object> tree, String field, String hash) {
    Map<String, Object> entries = tree(tree.get(field));
    entries.put(NewReplicaSets.HASH_LABEL, hash);
    tree.put(field, entries);
    return tree;
  }

  private static Map<String, Object> tree(Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> copy.put((String) key, item));
    }
    return copy;
  }
}
