// SPDX-License-Identifier: Apache-2.0
package engine.source;

/**
 * The resource version that a stream has reached; it never goes back unless a second full list
 * confirms that the server's store did. Not thread-safe.
 */
final class Progress {
  private long reached;
  private long highest;
  private boolean doubted;

  /** Version to resume at, 0 when a full list is needed. */
  long reached() {
    return reached;
  }

  /** Highest version ever seen. */
  long highest() {
    return highest;
  }

  /** Whether a watch event of this version is new; version 0 is no number and always new. */
  boolean isNew(long version) {
    return version == 0 || version > reached;
  }

  void advance(long version) {
    if (version > reached) {
      reached = version;
      highest = Math.max(highest, version);
    }
  }

  /** The version reached is of no use any more: the next step is a full list. */
  void forget() {
    reached = 0;
  }

  /**
   * A full list is complete.
   *
   * @return false when the list is older than what was seen, for the first time
   */
  boolean complete(long version) {
    if (version < highest && !doubted) {
      doubted = true;
      reached = 0;
      return false;
    }
    doubted = false;
    reached = version;
    highest = version;
    return true;
  }
}
