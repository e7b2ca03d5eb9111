// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import java.util.List;

/** The verdicts on all owners of an object, counted. */
public final class Owners {
  private final List<Verdict> verdicts;

  /** All verdicts on the owners of one object. */
  public Owners(List<?> verdicts) {
    this.verdicts = verdicts.stream().map(verdict -> (Verdict) verdict).toList();
  }

  /** How many owners keep the object alive. */
  public long getSolid() {
    return verdicts.stream().filter(Verdict::isSolid).count();
  }

  /** How many wait for it to be deleted. */
  public long getWaiting() {
    return verdicts.stream().filter(Verdict::isWaiting).count();
  }

  /** Whether some owner cannot be looked for. */
  public boolean isUnanswerable() {
    return verdicts.stream().anyMatch(Verdict::isUnanswerable);
  }
}
