// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.meta.OwnerReference;
import java.util.List;
import java.util.Map;

/** How an object is deleted and how it stops blocking its owners. */
public final class Items {
  private Items() {}

  /**
   * The propagation policy that the finalizers of the object ask for.
   *
   * @source garbage-collector-controller.md 3d.9, Kubernetes 1.37
   */
  public static String propagation(LiveItem item) {
    List<String> finalizers = item.getFinalizers();
    if (finalizers.contains(Finalizing.ORPHAN)) {
      return "Orphan";
    }
    return finalizers.contains(Finalizing.FOREGROUND) ? "Foreground" : "Background";
  }

  /** What is merged into an owner reference so that it blocks no more. */
  public static Map<String, Object> unblocked(OwnerReference reference) {
    return Map.of("uid", reference.uid(), "blockOwnerDeletion", false);
  }

  /** Whether one of the references blocks the deletion of this owner. */
  static boolean blocks(List<OwnerReference> references, String owner) {
    return references.stream().anyMatch(held -> held.uid().equals(owner) && held.isBlocking());
  }
}
