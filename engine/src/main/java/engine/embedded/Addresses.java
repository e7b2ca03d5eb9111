// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** Gives services their addresses and ports: the lowest free ones. */
final class Addresses {
  private static final int FIRST_NODE_PORT = 30_000;
  private static final int LAST_NODE_PORT = 32_767;
  private static final int LAST_ADDRESS = 65_534;

  private final Store store;
  private final Served served;
  private long newestAddress;
  private long newestPort = FIRST_NODE_PORT - 1;

  Addresses(Store store, Served served) {
    this.store = store;
    this.served = served;
  }

  /** A free address of 10.96.0.0/16. */
  String clusterIp() {
    newestAddress = next(newestAddress, 1, LAST_ADDRESS, number -> isUsed("clusterIP", ip(number)));
    return ip(newestAddress);
  }

  /** A free port of every node. */
  long nodePort() {
    newestPort = next(newestPort, FIRST_NODE_PORT, LAST_NODE_PORT, this::isPortUsed);
    return newestPort;
  }

  private static String ip(long number) {
    return "10.96." + number / 256 + "." + number % 256;
  }

  private static long next(long newest, int first, int last, LongPredicate used) {
    long number = newest;
    for (int i = first; i <= last; i++) {
      number = number >= last ? first : number + 1;
      if (!used.test(number)) {
        return number;
      }
    }
    throw Refusal.internal("failed to allocate: the range is full");
  }

  private boolean isUsed(String field, Object value) {
    return services().stream().anyMatch(s -> value.equals(Trees.at(s, "spec", field)));
  }

  private boolean isPortUsed(long port) {
    return services().stream()
        .flatMap(s -> Trees.children(s, "spec", "ports").stream())
        .anyMatch(p -> Trees.number(p, "nodePort") == port);
  }

  private List<Map<String, Object>> services() {
    return store.all(served.get("", "services"));
  }
}
