// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.intent.Answer;
import facts.intent.Failure;
import facts.meta.Kind;
import facts.scope.Served;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What discovery found, and what it could not find out. */
public final class Discovered {
  private final @Nullable Served served;
  private final @Nullable Failure failure;

  /** The answer to the question for discovery. */
  public Discovered(Answer answer) {
    this.served = answer.getServed();
    this.failure = answer.getFailure();
  }

  /**
   * The namespaced resources that can be deleted; none at all when a group version is not one.
   *
   * @source namespace-controller.md 5, Kubernetes 1.37
   */
  public List<Kind> getDeletable() {
    if (served == null || !served.unparsable().isEmpty()) {
      return List.of();
    }
    return served.preferred().stream()
        .filter(kind -> kind.namespaced() && verbsOf(kind).contains("delete"))
        .toList();
  }

  /** The verbs of a resource. */
  public Set<String> verbsOf(Kind kind) {
    return served == null ? Set.of() : served.verbs().getOrDefault(kind, Set.of());
  }

  /** Whether everything that the server has was found out. */
  public boolean isComplete() {
    return getDiscoveryError() == null && getParsingError() == null;
  }

  /** The text for the condition about discovery, or null when it went well. */
  public @Nullable String getDiscoveryError() {
    if (failure != null) {
      return failure.message();
    }
    return failures().isEmpty()
        ? null
        : "Discovery failed for some groups, "
            + failures().size()
            + " failing: unable to retrieve the complete list of server APIs: "
            + joined();
  }

  /** The text for the condition about group versions, or null when all are well formed. */
  public @Nullable String getParsingError() {
    return served == null || served.unparsable().isEmpty()
        ? null
        : "unexpected GroupVersion string: " + served.unparsable().get(0);
  }

  /** Everything that went wrong, as the failure of the sync names it. */
  public String getError() {
    StringBuilder text = new StringBuilder();
    if (getDiscoveryError() != null) {
      text.append(
          failure == null
              ? "unable to retrieve the complete list of server APIs: " + joined()
              : getDiscoveryError());
    }
    if (getParsingError() != null) {
      text.append(text.isEmpty() ? "" : ", ").append(getParsingError());
    }
    return text.toString();
  }

  private Map<String, String> failures() {
    return served == null ? Map.of() : served.failures();
  }

  private String joined() {
    return new TreeMap<>(failures())
        .entrySet().stream()
            .map(failed -> failed.getKey() + ": " + failed.getValue())
            .collect(Collectors.joining(", "));
  }
}
