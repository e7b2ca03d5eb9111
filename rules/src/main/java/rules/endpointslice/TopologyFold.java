// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Node;
import facts.core.Service;
import facts.discovery.Endpoint;
import facts.discovery.EndpointSlice;
import facts.scope.Fold;
import facts.scope.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the services whose topology aware hints do not suit the zones any more, from the hints of
 * their slices.
 */
public final class TopologyFold implements Fold {

  @Override
  public void fold(Scope scope, Consumer<Object> conclude) {
    ZoneShares shares = Topology.shares(scope.related("nodes", Node.class));
    Map<String, Map<String, Map<String, Integer>>> hinted = new TreeMap<>();
    for (Service service : scope.related("services", Service.class)) {
      if (Topology.isOn(service)) {
        hinted.put(key(service.getNamespace(), service.getName()), new HashMap<>());
      }
    }
    if (hinted.isEmpty()) {
      return;
    }
    for (EndpointSlice slice : scope.related("slices", EndpointSlice.class)) {
      String service = slice.getLabels().get(SliceLabels.SERVICE_NAME);
      Map<String, Map<String, Integer>> families = hinted.get(key(slice.getNamespace(), service));
      if (families != null && SliceLabels.isOurs(slice) && !slice.isDeleting()) {
        count(slice, families.computeIfAbsent(slice.getAddressType(), family -> new HashMap<>()));
      }
    }
    TreeSet<String> outgrown = new TreeSet<>();
    hinted.forEach(
        (service, families) -> {
          if (families.values().stream().anyMatch(shares::isOutgrownBy)) {
            outgrown.add(service);
          }
        });
    outgrown.forEach(service -> conclude.accept(new OutgrownService(service)));
  }

  private static void count(EndpointSlice slice, Map<String, Integer> byZone) {
    for (Endpoint endpoint : slice.getEndpoints()) {
      if (Boolean.TRUE.equals(endpoint.ready()) && !endpoint.hintZones().isEmpty()) {
        byZone.merge(endpoint.hintZones().get(0), 1, Integer::sum);
      }
    }
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
