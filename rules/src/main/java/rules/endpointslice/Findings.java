// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.discovery.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint;
import rules.shared.SlicePort;

/** Concludes the facts of one address family from its plan. */
final class Findings {
  private final String family;
  private final Map<String, EndpointSlice> byName;
  private final Map<String, String> labels;
  private final Consumer<Object> conclude;

  /**
   * Findings of a family.
   *
   * @param byName existing slices by name
   * @param labels what slices shall have
   */
  Findings(
      String family,
      Map<String, EndpointSlice> byName,
      Map<String, String> labels,
      Consumer<Object> conclude) {
    this.family = family;
    this.byName = byName;
    this.labels = labels;
    this.conclude = conclude;
  }

  /** Concludes one fact for each slice to write, and the totals. */
  void report(SlicePlan plan) {
    int writes =
        plan.create().size() + plan.update().size() + plan.recycled().size() + plan.doomed().size();
    conclude.accept(new FamilyPlan(family, plan.added(), plan.removed(), writes));
    plan.create().forEach(draft -> conclude.accept(fresh(draft, null)));
    plan.update().forEach(this::changed);
    plan.recycled()
        .forEach(taken -> conclude.accept(fresh(taken.draft(), object(taken.slice().name()))));
    plan.doomed()
        .forEach(
            doomed ->
                conclude.accept(
                    new DoomedSlice(family, object(doomed.slice().name()), doomed.reason())));
  }

  private void changed(SliceDraft draft) {
    EndpointSlice slice = object(draft.name());
    boolean labelsDiffer = draft.relabelled() && !slice.getLabels().equals(labels);
    if (draft.membersChanged() || labelsDiffer || draft.hintsChanged()) {
      conclude.accept(
          new ChangedSlice(
              family,
              slice,
              trees(draft.endpoints()),
              draft.membersChanged(),
              labelsDiffer,
              draft.hintsChanged(),
              SlicePlan.any(draft, endpoint -> endpoint.hints() != null)));
    }
  }

  private NewSlice fresh(SliceDraft draft, @Nullable EndpointSlice reused) {
    List<Object> ports = draft.ports().stream().<Object>map(SlicePort::toTree).toList();
    boolean placeholder = draft.endpoints().isEmpty() && ports.isEmpty();
    return new NewSlice(family, ports, trees(draft.endpoints()), placeholder, reused);
  }

  private EndpointSlice object(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  private static List<Object> trees(List<SliceEndpoint> endpoints) {
    return endpoints.stream().<Object>map(SliceEndpoint::toTree).toList();
  }
}
