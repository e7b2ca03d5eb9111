// SPDX-License-Identifier: Apache-2.0
package tests.parity;

/** The one place that sleeps: between two looks at a real server. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the server", e);
    }
  }
}
