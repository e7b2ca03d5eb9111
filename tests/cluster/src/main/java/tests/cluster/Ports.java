// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Picks free loopback ports below the range from which outgoing connections take theirs. */
final class Ports {
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 32_000;

  private Ports() {}

  static int free() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        // In use: the next one.
      }
    }
    throw new ClusterException("no free loopback port found between " + LOWEST + " and " + HIGHEST);
  }
}
