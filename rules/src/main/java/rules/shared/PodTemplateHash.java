// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.meta.Template;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a pod template, as it stands in the names of ReplicaSets and of a DaemonSet's
 * revisions.
 *
 * <p>A new field of the API changes every hash: what exists is recognised by its template, never by
 * its hash. Safe for use by many threads; what takes long is done once for a template.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
public final class PodTemplateHash {
  private static final Map<Template, Integer> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private PodTemplateHash() {}

  /**
   * The hash of a template.
   *
   * @param collisions how often a name from it was taken; null for never counted, which is not 0
   */
  public static String of(Template template, @Nullable Integer collisions) {
    return SafeHash.of(KNOWN.computeIfAbsent(template, PodTemplateHash::words), collisions);
  }

  static String dump(Template template) {
    return GoDump.dump(Template.TYPE, template.tree());
  }

  private static int words(Template template) {
    return SafeHash.words(dump(template));
  }
}
