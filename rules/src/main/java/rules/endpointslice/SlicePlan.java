// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import rules.shared.SliceEndpoint;

/** What becomes of the slices of one service and address family. Not thread-safe. */
final class SlicePlan {
  private final List<SliceDraft> create = new ArrayList<>();
  private final List<SliceDraft> update = new ArrayList<>();
  private final List<SliceDraft> unchanged = new ArrayList<>();
  private final List<Doomed> doomed = new ArrayList<>();
  private final List<Recycled> recycled = new ArrayList<>();
  private int added;
  private int removed;

  /** A slice to delete and why. */
  record Doomed(ExistingSlice slice, DoomReason reason) {}

  /** A new slice and the unwanted one whose name it takes over. */
  record Recycled(SliceDraft draft, ExistingSlice slice) {}

  /** New slices, in the order of their creation. */
  List<SliceDraft> create() {
    return create;
  }

  /** Existing slices to write, in order. */
  List<SliceDraft> update() {
    return update;
  }

  /** Existing slices that stay as they are. */
  List<SliceDraft> unchanged() {
    return unchanged;
  }

  /** Slices to delete, in order. */
  List<Doomed> doomed() {
    return doomed;
  }

  /** New slices that take the name of a doomed one, which is in {@link #doomed} no more. */
  List<Recycled> recycled() {
    return recycled;
  }

  /** Endpoints that were in no slice before. */
  int added() {
    return added;
  }

  /** Endpoints that left slices that had been theirs. */
  int removed() {
    return removed;
  }

  /** Existing slices in all, doomed ones included. */
  int existing() {
    return update.size() + unchanged.size() + doomed.size();
  }

  /** Whether nothing would be left: no existing slice stays and none is new. */
  boolean leavesNothing() {
    return create.isEmpty() && update.isEmpty() && unchanged.isEmpty();
  }

  void countAdded(int endpoints) {
    added += endpoints;
  }

  void countRemoved(int endpoints) {
    removed += endpoints;
  }

  /** Ready endpoints of all slices that will be there. */
  int ready() {
    int ready = 0;
    for (List<SliceDraft> part : List.of(create, update, unchanged)) {
      ready += part.stream().mapToInt(SliceDraft::ready).sum();
    }
    return ready;
  }

  /** The slices that are written anyway, new ones first. */
  List<SliceDraft> written() {
    List<SliceDraft> all = new ArrayList<>(create);
    all.addAll(update);
    return all;
  }

  /** Counts the unchanged slices that the predicate picks among those to write. */
  void touch(Predicate<SliceDraft> which) {
    for (Iterator<SliceDraft> drafts = unchanged.iterator(); drafts.hasNext(); ) {
      SliceDraft draft = drafts.next();
      if (which.test(draft)) {
        drafts.remove();
        update.add(draft);
      }
    }
  }

  /** Takes away every hint. */
  void stripHints() {
    touch(draft -> any(draft, endpoint -> endpoint.hints() != null));
    written().forEach(draft -> draft.rehint(endpoint -> endpoint.withHints(null)));
  }

  /** Gives names of doomed slices of this service to new slices, the last new one first. */
  void recycle() {
    for (Iterator<Doomed> all = doomed.iterator(); all.hasNext() && !create.isEmpty(); ) {
      Doomed next = all.next();
      if (next.slice().owned()) {
        all.remove();
        recycled.add(new Recycled(create.remove(create.size() - 1), next.slice()));
      }
    }
  }

  /** Whether some endpoint of the slice satisfies the predicate. */
  static boolean any(SliceDraft draft, Predicate<SliceEndpoint> predicate) {
    return draft.endpoints().stream().anyMatch(predicate);
  }
}
