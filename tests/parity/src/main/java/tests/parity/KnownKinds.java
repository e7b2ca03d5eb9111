// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tests.cluster.Api;
import tests.cluster.Kind;

/** The kinds a server serves without discovery at each look; read again when one is missing. */
final class KnownKinds {
  private static final Map<Api, List<Kind>> KINDS = new ConcurrentHashMap<>();

  private KnownKinds() {}

  static Kind of(Api api, String kind) {
    for (int attempt = 0; attempt < 2; attempt++) {
      for (Kind each : all(api)) {
        if (each.kind().equals(kind)) {
          return each;
        }
      }
      KINDS.remove(api);
    }
    throw new IllegalArgumentException("the server serves no kind " + kind);
  }

  static List<Kind> all(Api api) {
    return KINDS.computeIfAbsent(api, Api::kinds);
  }

  /** Every kind whose objects a namespace holds, events apart. */
  static List<Kind> inNamespaces(Api api) {
    return all(api).stream()
        .filter(Kind::namespaced)
        .filter(kind -> kind.verbs().contains("list"))
        .filter(kind -> !kind.kind().equals("Event"))
        .filter(kind -> !kind.group().equals("metrics.k8s.io"))
        .toList();
  }
}
