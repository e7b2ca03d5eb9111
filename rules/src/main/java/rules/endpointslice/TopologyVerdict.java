// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** What became of topology aware hints in one address family, where there is something to tell. */
public final class TopologyVerdict {
  private final String family;
  private final Kind kind;
  private final String message;

  /** What there is to tell. */
  public enum Kind {
    /** Endpoints have hints for the first time. */
    ENABLED,
    /** The service does not ask for hints any more. */
    DISABLED,
    /** The service asks for hints, the cluster does not allow them. */
    REFUSED
  }

  TopologyVerdict(String family, Kind kind, String message) {
    this.family = family;
    this.kind = kind;
    this.message = message;
  }

  /** {@code IPv4} or {@code IPv6}. */
  public String getFamily() {
    return family;
  }

  /** What there is to tell. */
  public Kind getKind() {
    return kind;
  }

  /** Why hints are refused; empty otherwise. */
  public String getMessage() {
    return message;
  }
}
