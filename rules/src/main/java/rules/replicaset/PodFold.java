// SPDX-License-Identifier: Apache-2.0
package rules.replicaset;

import facts.apps.ReplicaSet;
import facts.core.Pod;
import facts.derived.PodCounts;
import facts.scope.Fold;
import facts.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import rules.shared.Claims;
import rules.shared.PodStates;

/**
 * Folds the pods of a ReplicaSet: what to adopt and release, counts, and who would go first if
 * there are too many.
 */
public final class PodFold implements Fold {

  @Override
  public void fold(Scope scope, Consumer<Object> conclude) {
    if (!(scope.self() instanceof ReplicaSet rs)) {
      return;
    }
    List<Pod> owned = scope.related("pods", Pod.class);
    List<Pod> active = owned.stream().filter(Pod::isActive).toList();
    List<Pod> orphans = scope.related("orphans", Pod.class).stream().filter(Pod::isActive).toList();
    Claims.claim(rs, rs.getSelector(), active, orphans, conclude);
    List<Pod> claimed =
        owned.stream().filter(pod -> rs.getSelector().matches(pod.getLabels())).toList();
    PodCounts counts =
        PodStates.count(
            claimed, rs.getTemplate().getLabels(), rs.getMinReadySeconds(), scope.now());
    conclude.accept(counts);
    if (counts.getActive() > rs.getReplicas() && !rs.isDeleting()) {
      List<Pod> own = claimed.stream().filter(Pod::isActive).toList();
      PodRanking.rank(own, related(scope, own), scope.gate("PodDeletionCost"), scope.now())
          .forEach(conclude);
    }
  }

  /**
   * Pods that any ReplicaSet of the same controller selects, each once; none without a controller.
   */
  private static List<Pod> related(Scope scope, List<Pod> own) {
    if (scope.related("siblings").isEmpty()) {
      return List.of();
    }
    Map<String, Pod> byUid = new LinkedHashMap<>();
    own.forEach(pod -> byUid.put(pod.getUid(), pod));
    scope.related("sibling-pods", Pod.class).forEach(pod -> byUid.put(pod.getUid(), pod));
    return new ArrayList<>(byUid.values());
  }
}
