// SPDX-License-Identifier: Apache-2.0
package engine.scenario;

import facts.meta.Ref;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a sync did, in the words of scenario files.
 *
 * @param verbs words that name it, the plainest first: {@code create}, {@code update}, {@code
 *     event} …
 * @param kind kind of the object; for other effects what stands behind the verb
 * @param target the object as far as known
 * @param rule the rule that asked for it
 * @param write whether it is a write, which every scenario must list
 * @param details what a line may say beside the target
 * @param object the object after the edits, for changes; the body of a created one
 */
record Effect(
    java.util.List<String> verbs,
    String kind,
    String target,
    String rule,
    boolean write,
    Map<String, Object> details,
    Map<String, Object> object) {

  static String key(Ref ref) {
    return ref.key();
  }

  @Override
  public String toString() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(verbs.get(0), target.isEmpty() ? kind : kind + "/" + target);
    shown.putAll(details);
    return shown + " by " + rule;
  }
}
