// SPDX-License-Identifier: Apache-2.0
package engine.lease;

/** Told about leadership; called in the thread that saw it, so calls must not block. */
public interface LeaderListener {
  /** This process leads from now on. */
  void elected(StoredLease lease);

  /** This process led and doesn't any more; the reason is for the log. */
  void lost(String reason);

  /** The Lease is held by somebody, perhaps this process; called once a change of holder. */
  default void holder(String identity) {}
}
