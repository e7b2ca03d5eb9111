// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** What became of topology aware hints in one address family, where there is something to tell. */
public final class TopologyVerdict {
  private final String family;
  private final String kind;
  private final String message;

  private TopologyVerdict(String family, String kind, String message) {
    this.family = family;
    this.kind = kind;
    this.message = message;
  }

  /** Endpoints have hints for the first time. */
  static TopologyVerdict enabled(String family) {
    return new TopologyVerdict(family, "enabled", "");
  }

  /** The service does not ask for hints any more. */
  static TopologyVerdict disabled(String family) {
    return new TopologyVerdict(family, "disabled", "");
  }

  /** The service asks for hints, the cluster does not allow them. */
  static TopologyVerdict refused(String family, String message) {
    return new TopologyVerdict(family, "refused", message);
  }

  /** {@code IPv4} or {@code IPv6}. */
  public String getFamily() {
    return family;
  }

  /** {@code enabled}, {@code disabled} or {@code refused}. */
  public String getKind() {
    return kind;
  }

  /** Why hints are refused; empty otherwise. */
  public String getMessage() {
    return message;
  }
}
