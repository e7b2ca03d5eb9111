// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.time.Duration;

/**
 * What the embedded cluster supposes about the world outside its API server.
 *
 * @param nodes how many nodes there are, all of them ready for ever
 * @param podStart from the binding of a pod to its being ready
 * @param podRun how long the containers of a pod run that isn't restarted always; they succeed
 * @param podStop from the deletion of a pod to its end, at most its grace period
 * @param versionsKept changes of each kind that a watch can resume from
 */
public record Assumptions(
    int nodes, Duration podStart, Duration podRun, Duration podStop, int versionsKept) {
  /** Two nodes; a second to start, two to run, one to stop. */
  public static final Assumptions USUAL =
      new Assumptions(2, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), 5000);

  public Assumptions {
    if (nodes < 0 || versionsKept < 1) {
      throw new IllegalArgumentException(
          "nodes is "
              + nodes
              + " and versionsKept is "
              + versionsKept
              + "; there must be 0 nodes or more, and 1 version or more");
    }
  }

  /** All of them in words, a line each. */
  public String describe() {
    return String.join(
        "\n",
        nodes + " node(s), always ready; taints, resources and affinity are not looked at",
        "a pod is bound at once, to the node with the fewest pods that its nodeSelector allows",
        "a bound pod is ready after "
            + seconds(podStart)
            + "; images, probes and volumes never fail",
        "containers that are not restarted always succeed after " + seconds(podRun),
        "a deleted pod is gone after "
            + seconds(podStop)
            + ", or its grace period if that is shorter",
        "everyone may do everything; quotas, limit ranges, webhooks and policies don't count",
        "there are no custom resources, and no server-side apply");
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
