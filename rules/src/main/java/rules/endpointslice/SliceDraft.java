// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint;
import rules.shared.SlicePort;

/** A slice in the making: a new one, or an existing one and what it shall hold. Not thread-safe. */
final class SliceDraft {
  private final @Nullable ExistingSlice existing;
  private final List<SlicePort> ports;
  private final List<SliceEndpoint> endpoints;
  private boolean membersChanged;
  private boolean relabelled;

  private SliceDraft(
      @Nullable ExistingSlice existing, List<SlicePort> ports, List<SliceEndpoint> endpoints) {
    this.existing = existing;
    this.ports = ports;
    this.endpoints = new ArrayList<>(endpoints);
  }

  /** A new slice without endpoints. */
  static SliceDraft fresh(List<SlicePort> ports) {
    return new SliceDraft(null, ports, List.of());
  }

  /** An existing slice as it is. */
  static SliceDraft of(ExistingSlice existing) {
    return new SliceDraft(existing, existing.ports(), existing.endpoints());
  }

  /** An existing slice with other endpoints and the wanted labels. */
  static SliceDraft repacked(ExistingSlice existing, List<SliceEndpoint> endpoints) {
    SliceDraft draft = new SliceDraft(existing, existing.ports(), endpoints);
    draft.membersChanged = true;
    draft.relabelled = true;
    return draft;
  }

  /** An existing slice with its own endpoints and the wanted labels. */
  static SliceDraft relabelled(ExistingSlice existing) {
    SliceDraft draft = of(existing);
    draft.relabelled = true;
    return draft;
  }

  /** The slice that it was made from; null for a new one. */
  @Nullable ExistingSlice existing() {
    return existing;
  }

  /** Name of the existing slice; empty for a new one. */
  String name() {
    return existing == null ? "" : existing.name();
  }

  List<SlicePort> ports() {
    return ports;
  }

  List<SliceEndpoint> endpoints() {
    return endpoints;
  }

  int size() {
    return endpoints.size();
  }

  /** Whether endpoints came, went or changed. */
  boolean membersChanged() {
    return membersChanged;
  }

  /** Whether the labels are set anew. */
  boolean relabelled() {
    return relabelled;
  }

  /** Whether any hint is other than in the slice that it was made from. */
  boolean hintsChanged() {
    return existing != null && !membersChanged && !endpoints.equals(existing.endpoints());
  }

  /** Endpoints that are ready. */
  int ready() {
    return (int) endpoints.stream().filter(SliceEndpoint::isReady).count();
  }

  /**
   * Moves endpoints from the front of {@code source} into the slice, as many as it has room for.
   */
  void fill(List<SliceEndpoint> source, int max) {
    List<SliceEndpoint> moved =
        source.subList(0, Math.max(0, Math.min(source.size(), max - size())));
    membersChanged |= !moved.isEmpty();
    endpoints.addAll(moved);
    moved.clear();
  }

  /** Replaces every endpoint by what the function makes of it. */
  void rehint(UnaryOperator<SliceEndpoint> hinting) {
    endpoints.replaceAll(hinting);
  }
}
