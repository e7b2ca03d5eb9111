// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Failure;
import facts.intent.Outcome;
import java.util.Collection;
import rules.shared.ErrorTexts;

/**
 * The words in which failures are reported.
 *
 * @source endpointslice-controller.md 3.1-3.4 and 5, Kubernetes 1.37
 */
public final class Problems {
  /** Group of the deletions in families that the service has given up. */
  public static final String OBSOLETE_FAMILIES = "obsolete families";

  private Problems() {}

  /** Whether the write was refused because its namespace is being deleted. */
  public static boolean isRefusedByTermination(Outcome outcome) {
    Failure failure = outcome.getFailure();
    return failure != null && failure.isNamespaceTerminating();
  }

  /** What failed, for whom and why. */
  public static String failedWrite(ServiceState service, Outcome outcome) {
    return doing(outcome)
        + " EndpointSlice for Service "
        + service.getKey()
        + ": "
        + outcome.getError();
  }

  private static String doing(Outcome outcome) {
    if (outcome.getWrite().act() instanceof Create) {
      return "failed to create";
    }
    String name = outcome.getRef().name();
    if (outcome.getWrite().act() instanceof Change) {
      return "failed to update " + name;
    }
    return (outcome.getGroup().equals(OBSOLETE_FAMILIES) ? "error deleting " : "failed to delete ")
        + name;
  }

  /** Why a pod is not among the endpoints. */
  public static String missingNode(ServiceState service, PodWithoutNode pod) {
    return "skipping Pod %s for Service %s: Node %s Not Found"
        .formatted(pod.getPod(), service.getKey(), pod.getNode());
  }

  /** All problems in one text. */
  public static String joined(Collection<?> texts) {
    return ErrorTexts.joined(texts.stream().map(String::valueOf).toList());
  }

  /** The value of the metric label {@code operation}. */
  public static String operation(Outcome outcome) {
    if (outcome.getWrite().act() instanceof Create) {
      return "create";
    }
    return outcome.getWrite().act() instanceof Change ? "update" : "delete";
  }
}
