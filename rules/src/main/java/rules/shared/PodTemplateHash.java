// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.meta.Template;
import facts.schema.Schema;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a pod template, as it stands in the names of ReplicaSets and of a DaemonSet's revisions.
 *
 * <p>A new field of the API changes every hash: what exists is recognised by its template, never by its hash. The hash
 * of a template is kept as long as the template is.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
public final class PodTemplateHash {
  private static final Map<Template, String> DUMPS = new WeakHashMap<>();

  private PodTemplateHash() {}

  /**
   * The hash of a template.
   *
   * @param collisions how often a name from it was taken; null for never counted, which is not 0
   */
  public static String of(Template template, @Nullable Integer collisions) {
    return SafeHash.of(dump(template.tree()), collisions);
  }

  static String dump(Map<String, ?> tree) {
    return GoDump.dump(Schema.kubernetes().message("core/v1.PodTemplateSpec"), tree);
  }
}
