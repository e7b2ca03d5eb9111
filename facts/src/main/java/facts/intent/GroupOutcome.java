// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import org.jspecify.annotations.Nullable;

/** What became of a group of writes, a fact of the next round and of the report phase. */
public final class GroupOutcome {
  private final String name;
  private final int wanted;
  private final int done;
  private final int failed;
  private final @Nullable Failure firstFailure;

  /**
   * Counts of one group's calls.
   *
   * @param name the group's name
   * @param wanted calls it asked for
   * @param done calls that went well, accepted answers included
   * @param failed calls that failed; the rest was not tried
   * @param firstFailure the first failure, or null
   */
  public GroupOutcome(
      String name, int wanted, int done, int failed, @Nullable Failure firstFailure) {
    this.name = name;
    this.wanted = wanted;
    this.done = done;
    this.failed = failed;
    this.firstFailure = firstFailure;
  }

  /** The group's name. */
  public String getName() {
    return name;
  }

  /** Calls that were asked for. */
  public int getWanted() {
    return wanted;
  }

  /** Calls that went well. */
  public int getDone() {
    return done;
  }

  /** Calls that failed. */
  public int getFailed() {
    return failed;
  }

  /** The first failure, or null. */
  public @Nullable Failure getFirstFailure() {
    return firstFailure;
  }

  /** Whether some call failed. */
  public boolean isAnyFailed() {
    return failed > 0;
  }

  /** The server's text for the first failure; empty when there is none. */
  public String getError() {
    return firstFailure == null ? "" : firstFailure.message();
  }
}
