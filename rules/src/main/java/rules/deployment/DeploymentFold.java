// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.core.Pod;
import facts.derived.Claimant;
import facts.derived.Orphan;
import facts.derived.Stray;
import facts.scope.Fold;
import facts.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the ReplicaSets of a Deployment apart: those to adopt, to release, the new one and the old
 * ones.
 *
 * @source deployment-controller.md 3.1, RC3; 00-common.md C3.1, Kubernetes 1.37
 */
public final class DeploymentFold implements Fold {

  @Override
  public void fold(Scope scope, Consumer<Object> conclude) {
    if (!(scope.self() instanceof Deployment deployment) || deployment.getSelector().isEmpty()) {
      return;
    }
    if (!deployment.getSelector().error().isEmpty()) {
      throw new IllegalArgumentException(
          "selector of Deployment " + deployment.key() + ": " + deployment.getSelector().error());
    }
    List<ReplicaSet> owned = new ArrayList<>();
    boolean settled = true;
    for (ReplicaSet rs : scope.related("replica-sets", ReplicaSet.class)) {
      if (deployment.getSelector().matches(rs.getLabels())) {
        owned.add(rs);
      } else {
        settled = false;
        conclude.accept(new Stray(rs));
      }
    }
    for (ReplicaSet rs : scope.related("orphans", ReplicaSet.class)) {
      if (!rs.isDeleting()) {
        settled = false;
        conclude.accept(new Orphan(rs));
      }
    }
    Claimant claimant = new Claimant(deployment, settled);
    conclude.accept(claimant);
    if (claimant.isSettled()) {
      concludeOwned(scope, deployment, owned, conclude);
    }
  }

  private static void concludeOwned(
      Scope scope, Deployment deployment, List<ReplicaSet> owned, Consumer<Object> conclude) {
    ReplicaSet current = current(deployment, owned);
    List<ReplicaSet> old =
        owned.stream().filter(rs -> rs != current).sorted(OwnedReplicaSets.BY_AGE).toList();
    conclude.accept(new OwnedReplicaSets(current, old));
    old.forEach(rs -> conclude.accept(new OldReplicaSet(rs)));
    if (current != null) {
      conclude.accept(NewReplicaSet.found(current));
    }
    if (Recreated.recreates(deployment)) {
      conclude.accept(new OldPods(running(scope.related("pods", Pod.class), old)));
    }
  }

  /** The oldest ReplicaSet with the Deployment's template, whatever its hash, or null. */
  private static @Nullable ReplicaSet current(Deployment deployment, List<ReplicaSet> owned) {
    return owned.stream()
        .filter(rs -> NewReplicaSets.hasTemplate(deployment, rs))
        .min(OwnedReplicaSets.BY_AGE)
        .orElse(null);
  }

  private static boolean isOf(Pod pod, Set<String> uids) {
    String uid = pod.getControllerUid();
    return uid != null && uids.contains(uid);
  }

  private static int running(List<Pod> pods, List<ReplicaSet> old) {
    Set<String> uids = old.stream().map(ReplicaSet::getUid).collect(Collectors.toSet());
    return (int) pods.stream().filter(pod -> isOf(pod, uids) && !pod.isTerminal()).count();
  }
}
