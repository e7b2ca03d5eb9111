// SPDX-License-Identifier: Apache-2.0
package facts.derived;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sums over the pods that one owner controls. */
public final class PodCounts {
  private final int active;
  private final int fullyLabeled;
  private final int ready;
  private final int available;
  private final int terminating;
  private final @Nullable Instant nextAvailable;

  /**
   * Counts of pods.
   *
   * @param active neither finished nor being deleted
   * @param fullyLabeled active ones with all labels of the template
   * @param ready active ones that are ready
   * @param available active ones that have been ready long enough
   * @param terminating being deleted and not finished
   * @param nextAvailable when the next ready pod becomes available, or null when none is waiting
   *     for it
   */
  public PodCounts(
      int active,
      int fullyLabeled,
      int ready,
      int available,
      int terminating,
      @Nullable Instant nextAvailable) {
    this.active = active;
    this.fullyLabeled = fullyLabeled;
    this.ready = ready;
    this.available = available;
    this.terminating = terminating;
    this.nextAvailable = nextAvailable;
  }

  /** Pods that are neither finished nor being deleted. */
  public int getActive() {
    return active;
  }

  /** Active pods that carry every label of the template. */
  public int getFullyLabeled() {
    return fullyLabeled;
  }

  /** Active pods that are ready. */
  public int getReady() {
    return ready;
  }

  /** Active pods that have been ready for the minimum time. */
  public int getAvailable() {
    return available;
  }

  /** Pods that are being deleted and have not finished. */
  public int getTerminating() {
    return terminating;
  }

  /** When the next ready pod becomes available, or null. */
  public @Nullable Instant getNextAvailable() {
    return nextAvailable;
  }
}
