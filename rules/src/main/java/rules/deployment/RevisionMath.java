// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Revision numbers of a Deployment's ReplicaSets, which live in annotations.
 *
 * @source deployment-controller.md 3.1, 3.6, 3.7, Kubernetes 1.37
 */
final class RevisionMath {
  static final String REVISION = "deployment.kubernetes.io/revision";
  static final String HISTORY = "deployment.kubernetes.io/revision-history";

  /** Most characters that the list of former revisions of one ReplicaSet may have. */
  static final int HISTORY_LIMIT = 2000;

  private RevisionMath() {}

  /** The revision in these annotations: 0 when there is none, empty when it is no number. */
  static OptionalLong revision(Map<String, String> annotations) {
    String text = annotations.get(REVISION);
    return text == null ? OptionalLong.of(0) : number(text);
  }

  /** The highest revision; those that are no number do not count. 0 when there is none. */
  static long highest(Collection<OptionalLong> revisions) {
    return revisions.stream()
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .reduce(0, Math::max);
  }

  /**
   * The revision before the highest one.
   *
   * @return the highest one when two ReplicaSets have it; 0 when there is no other
   */
  static long secondHighest(Collection<OptionalLong> revisions) {
    long first = 0;
    long second = 0;
    for (OptionalLong revision : revisions) {
      if (revision.isEmpty()) {
        continue;
      }
      long value = revision.getAsLong();
      if (value >= first) {
        second = first;
        first = value;
      } else if (value > second) {
        second = value;
      }
    }
    return second;
  }

  /**
   * The list of former revisions with one more at its end; the oldest go when it gets too long.
   *
   * @param history comma-separated revisions, empty for none
   * @param former the revision to add
   * @param limit most characters
   * @return the new list; {@code history} itself when not even {@code former} alone fits
   */
  static String withFormer(String history, String former, int limit) {
    if (history.isEmpty() || history.startsWith(",")) {
      return former;
    }
    List<String> entries = new ArrayList<>(Arrays.asList(history.split(",", -1)));
    int length = history.length() + former.length() + 1;
    while (length > limit && !entries.isEmpty()) {
      length -= entries.remove(0).length() + 1;
    }
    if (length > limit) {
      return history;
    }
    entries.add(former);
    return String.join(",", entries);
  }

  /** A signed decimal of 64 bits, or empty. */
  static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
