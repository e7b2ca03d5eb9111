// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.intent.Change;
import java.util.OptionalLong;

/**
 * The rollback that an annotation of the old API asks for.
 *
 * @source deployment-controller.md 3.7, Kubernetes 1.37
 */
public final class Rollback {

  private Rollback() {}

  /** Whether the annotation is there and is a number. */
  public static boolean isAskedFor(Deployment deployment) {
    return revision(deployment).isPresent();
  }

  /** Gives the Deployment the template and annotations of the target; its own bookkeeping stays. */
  public static Change rolledBack(Deployment deployment, RollbackTarget target) {
    return Change.of(deployment)
        .set("spec.template", NewReplicaSets.withoutHash(target.replicaSet().getTemplate()))
        .set(
            "metadata.annotations",
            ReplicaSetAnnotations.rolledBack(
                deployment.getAnnotations(), target.replicaSet().getAnnotations()));
  }

  static OptionalLong revision(Deployment deployment) {
    String text = deployment.getAnnotations().get(ReplicaSetAnnotations.ROLLBACK);
    return text == null ? OptionalLong.empty() : RevisionMath.number(text);
  }
}
