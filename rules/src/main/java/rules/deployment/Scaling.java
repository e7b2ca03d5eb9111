// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import facts.intent.Announcement;
import facts.intent.Change;
import facts.intent.Write;
import java.util.Map;

/**
 * How a ReplicaSet is sized.
 *
 * @source deployment-controller.md 3.6, section 5, Kubernetes 1.37
 */
public final class Scaling {

  private Scaling() {}

  /**
   * Sizes a ReplicaSet, and notes for which size of the Deployment; announced when its size
   * changes.
   */
  public static Write scaled(Deployment deployment, ReplicaSet rs, int to) {
    return scaled(deployment, rs, rs.getReplicas(), to);
  }

  /** The same from a size that an earlier write of the sync gives it. */
  public static Write scaled(Deployment deployment, ReplicaSet rs, int from, int to) {
    Change change = Change.of(rs).set("spec.replicas", to);
    for (Map.Entry<String, String> note : notes(deployment).entrySet()) {
      change = change.annotate(note.getKey(), note.getValue());
    }
    Write write = Write.of(change);
    return from == to
        ? write
        : write.announce(
            Announcement.done(
                deployment.ref(), "ScalingReplicaSet", message(rs.getName(), from, to)));
  }

  /** Whether the ReplicaSet notes the size that the Deployment has now. */
  static boolean isNoted(Deployment deployment, ReplicaSet rs) {
    return rs.getAnnotations().entrySet().containsAll(notes(deployment).entrySet());
  }

  static String message(String name, int from, int to) {
    String direction = from < to ? "up" : "down";
    return "Scaled " + direction + " replica set " + name + " from " + from + " to " + to;
  }

  private static Map<String, String> notes(Deployment deployment) {
    return ReplicaSetAnnotations.sizes(deployment.getReplicas(), Rollout.surge(deployment));
  }
}
