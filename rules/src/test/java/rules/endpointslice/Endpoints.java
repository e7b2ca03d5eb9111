// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rules.shared.SliceEndpoint;
import rules.shared.SliceEndpoint.Hints;
import rules.shared.SliceEndpoint.Target;
import rules.shared.SlicePort;

/** Makes endpoints and slices for tests. */
final class Endpoints {
  static final List<SlicePort> HTTP = List.of(new SlicePort("http", 80, "TCP", null));

  private Endpoints() {}

  /** A ready endpoint of the pod, in no zone. */
  static SliceEndpoint endpoint(String pod) {
    return endpoint(pod, null, true);
  }

  static SliceEndpoint endpoint(String pod, @Nullable String zone, boolean ready) {
    Target target = new Target("Pod", "shop", pod, "uid-" + pod);
    return new SliceEndpoint(
        List.of("10.0.0." + pod), ready, ready, false, null, target, "node-" + pod, zone, null);
  }

  /** Ready endpoints of pods named prefix0, prefix1 and so on. */
  static List<SliceEndpoint> endpoints(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> endpoint(prefix + i)).toList();
  }

  static SliceEndpoint hinted(SliceEndpoint endpoint, String zone) {
    return endpoint.withHints(Hints.zone(zone));
  }

  static ExistingSlice slice(String name, List<SliceEndpoint> endpoints) {
    return new ExistingSlice(name, true, true, HTTP, endpoints);
  }

  @SafeVarargs
  static <T> List<T> concat(List<? extends T>... lists) {
    List<T> all = new ArrayList<>();
    for (List<? extends T> list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
