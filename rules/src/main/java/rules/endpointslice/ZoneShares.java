// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of the cluster's allocatable CPU that each zone has; memory of the controller.
 *
 * @source endpointslice-controller.md 3.6, Kubernetes 1.37
 */
public final class ZoneShares {
  /** How much more than its share a zone may have to serve: 20 percent. */
  private static final double OVERLOAD = 1 / 1.2;

  private final Map<String, Double> shares;

  /**
   * A node that pods can be on.
   *
   * @param zone its zone, or null when it has none
   * @param milliCpu allocatable CPU in thousandths
   */
  public record NodeCpu(@Nullable String zone, long milliCpu) {}

  private ZoneShares(Map<String, Double> shares) {
    this.shares = Collections.unmodifiableMap(new TreeMap<>(shares));
  }

  /**
   * Shares of the nodes' zones.
   *
   * @return no shares at all when some node has no zone or no CPU, or when there are fewer than two
   *     zones
   */
  public static ZoneShares of(Collection<NodeCpu> nodes) {
    Map<String, Long> byZone = new TreeMap<>();
    long total = 0;
    for (NodeCpu node : nodes) {
      if (node.zone() == null || node.milliCpu() <= 0) {
        return new ZoneShares(Map.of());
      }
      byZone.merge(node.zone(), node.milliCpu(), Long::sum);
      total += node.milliCpu();
    }
    Map<String, Double> shares = new TreeMap<>();
    if (byZone.size() >= 2) {
      for (Map.Entry<String, Long> zone : byZone.entrySet()) {
        shares.put(zone.getKey(), (double) zone.getValue() / total);
      }
    }
    return new ZoneShares(shares);
  }

  /** Whether nothing is known about the zones. */
  public boolean isEmpty() {
    return shares.isEmpty();
  }

  /** Share of each zone, 0 to 1, in the order of their names. */
  public Map<String, Double> getShares() {
    return shares;
  }

  /**
   * Fewest endpoints that keep a zone's load within bounds when {@code wanted} would be its fair
   * part.
   */
  static int minimum(double wanted) {
    return (int) Math.ceil(wanted * OVERLOAD);
  }

  /**
   * Whether the zones need another distribution of hints.
   *
   * @param hinted endpoints hinted to each zone; empty for a service without hints
   */
  public boolean isOutgrownBy(Map<String, Integer> hinted) {
    if (hinted.isEmpty()) {
      return false;
    }
    int total = hinted.values().stream().mapToInt(Integer::intValue).sum();
    return isEmpty()
        || shares.entrySet().stream()
            .anyMatch(
                zone ->
                    !hinted.containsKey(zone.getKey())
                        || hinted.get(zone.getKey()) < minimum(total * zone.getValue()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ZoneShares zones && shares.equals(zones.shares);
  }

  @Override
  public int hashCode() {
    return shares.hashCode();
  }

  @Override
  public String toString() {
    return shares.toString();
  }
}
