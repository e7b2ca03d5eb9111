// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.util.List;

/**
 * Why the API server did not do what it was asked.
 *
 * @param code HTTP status, or 0 when no answer came
 * @param reason the status reason, e.g. {@code AlreadyExists}; empty when there is none
 * @param message the server's text
 * @param causes reasons of the causes in the status details, e.g. {@code NamespaceTerminating}
 * @param unknown whether the write may have taken place all the same
 */
public record Failure(
    int code, String reason, String message, List<String> causes, boolean unknown) {

  /** Cause of refusals in a namespace that is being deleted. */
  public static final String NAMESPACE_TERMINATING = "NamespaceTerminating";

  public Failure {
    causes = List.copyOf(causes);
  }

  /** 404. */
  public boolean isNotFound() {
    return code == 404;
  }

  /** 409 with reason Conflict, or without a reason. */
  public boolean isConflict() {
    return code == 409 && !isAlreadyExists();
  }

  /** 409 with reason AlreadyExists. */
  public boolean isAlreadyExists() {
    return code == 409 && reason.equals("AlreadyExists");
  }

  /** Whether a cause says that the namespace is being deleted. */
  public boolean isNamespaceTerminating() {
    return causes.contains(NAMESPACE_TERMINATING);
  }

  /** Whether the rule counts this answer as done. */
  public boolean isAcceptedBy(Accept accept) {
    return switch (accept) {
      case NOT_FOUND -> isNotFound();
      case CONFLICT -> isConflict();
      case ALREADY_EXISTS -> isAlreadyExists();
      case INVALID -> code == 422;
      case METHOD_NOT_ALLOWED -> code == 405;
      case NAMESPACE_TERMINATING -> isNamespaceTerminating();
      case ANY -> true;
    };
  }
}
