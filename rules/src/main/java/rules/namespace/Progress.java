// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.Condition;
import facts.meta.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a terminating namespace, each as the item that is merged into {@code
 * status.conditions}.
 *
 * @source namespace-controller.md section 4, Kubernetes 1.37
 */
public final class Progress {
  private Progress() {}

  /** Whether every group could be discovered. */
  public static Map<String, Object> discovery(Terminating at, Discovered discovered, Instant now) {
    return condition(at, now, "NamespaceDeletionDiscoveryFailure")
        .of(
            discovered.getDiscoveryError(),
            "DiscoveryFailed",
            "ResourcesDiscovered",
            "All resources successfully discovered");
  }

  /** Whether every group version is one. */
  public static Map<String, Object> parsing(Terminating at, Discovered discovered, Instant now) {
    return condition(at, now, "NamespaceDeletionGroupVersionParsingFailure")
        .of(
            discovered.getParsingError(),
            "GroupVersionParsingFailed",
            "ParsedGroupVersions",
            "All legacy kube types successfully parsed");
  }

  /** Whether all content could be deleted. */
  public static Map<String, Object> failures(Terminating at, List<?> troubles, Instant now) {
    String error =
        troubles.isEmpty()
            ? null
            : "Failed to delete all resource types, "
                + troubles.size()
                + " remaining: "
                + texts(troubles).sorted().collect(Collectors.joining(", "));
    return condition(at, now, "NamespaceDeletionContentFailure")
        .of(
            error,
            "ContentDeletionFailed",
            "ContentDeleted",
            "All content successfully deleted, may be waiting on finalization");
  }

  /** How many objects of which resources are left. */
  public static Map<String, Object> content(Terminating at, List<?> remainders, Instant now) {
    String items =
        remainders.stream()
            .map(left -> (Remainder) left)
            .filter(left -> left.getCount() > 0)
            .map(
                left ->
                    resource(left.getKind()) + " has " + left.getCount() + " resource instances")
            .sorted()
            .collect(Collectors.joining(", "));
    return condition(at, now, "NamespaceContentRemaining")
        .of(
            items.isEmpty() ? null : "Some resources are remaining: " + items,
            "SomeResourcesRemain",
            "ContentRemoved",
            "All content successfully removed");
  }

  /** Which finalizers hold how many of them. */
  public static Map<String, Object> finalizers(Terminating at, List<?> remainders, Instant now) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Object left : remainders) {
      ((Remainder) left).getFinalizers().forEach((name, n) -> counts.merge(name, n, Integer::sum));
    }
    String items =
        counts.entrySet().stream()
            .map(count -> count.getKey() + " in " + count.getValue() + " resource instances")
            .collect(Collectors.joining(", "));
    return condition(at, now, "NamespaceFinalizersRemaining")
        .of(
            items.isEmpty()
                ? null
                : "Some content in the namespace has finalizers remaining: " + items,
            "SomeFinalizersRemain",
            "ContentHasNoFinalizers",
            "All content-preserving finalizers finished");
  }

  /** All that went wrong, as the failure of the sync names it. */
  public static String aggregate(Terminating at, List<?> troubles) {
    return troubles.stream()
        .map(trouble -> (Trouble) trouble)
        .map(
            trouble ->
                trouble.isPods()
                    ? "failed to delete pods for namespace: "
                        + at.getName()
                        + ", err: "
                        + trouble.getText()
                    : trouble.getText())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * How long to wait before what is left is looked at again: half of the longest estimate, and a
   * second.
   */
  public static Duration pause(List<?> remainders) {
    long longest =
        remainders.stream().mapToLong(left -> ((Remainder) left).getEstimate()).max().orElse(0);
    return Duration.ofSeconds(longest / 2 + 1);
  }

  private static Stream<String> texts(List<?> troubles) {
    return troubles.stream().map(trouble -> ((Trouble) trouble).getText());
  }

  private static String resource(Kind kind) {
    return kind.resource() + "." + kind.group();
  }

  private static Item condition(Terminating at, Instant now, String type) {
    return new Item(type, at.condition(type), now);
  }

  /** A condition under construction: its transition time moves only with its status. */
  private record Item(String type, @Nullable Condition before, Instant now) {

    Map<String, Object> of(
        @Nullable String error, String reasonTrue, String reasonFalse, String messageFalse) {
      String status = error == null ? "False" : "True";
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("type", type);
      item.put("status", status);
      if (before == null || !before.status().equals(status)) {
        item.put("lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
      }
      item.put("reason", error == null ? reasonFalse : reasonTrue);
      item.put("message", error == null ? messageFalse : error);
      return item;
    }
  }
}
