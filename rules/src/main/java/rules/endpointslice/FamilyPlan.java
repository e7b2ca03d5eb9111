// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** Totals of what becomes of the slices of one address family. */
public final class FamilyPlan {
  private final String family;
  private final int added;
  private final int removed;
  private final int writes;

  FamilyPlan(String family, int added, int removed, int writes) {
    this.family = family;
    this.added = added;
    this.removed = removed;
    this.writes = writes;
  }

  /** {@code IPv4} or {@code IPv6}. */
  public String getFamily() {
    return family;
  }

  /** Endpoints that were in no slice before. */
  public int getAdded() {
    return added;
  }

  /** Endpoints that leave their slice. */
  public int getRemoved() {
    return removed;
  }

  /** Slices to create, update and delete. */
  public int getWrites() {
    return writes;
  }
}
