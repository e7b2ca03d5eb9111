// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Service;
import facts.discovery.EndpointSlice;
import facts.meta.OwnerReference;
import rules.shared.SliceEndpoint;
import rules.shared.SlicePort;

/** Reads slices as packing sees them. */
final class SliceReader {

  private SliceReader() {}

  /** The slice as packing sees it. */
  static ExistingSlice read(EndpointSlice slice, Service service) {
    return new ExistingSlice(
        slice.getName(),
        isOwnedBy(slice, service),
        SliceLabels.agree(slice.getLabels(), service.getLabels()),
        slice.getPorts().stream().map(SlicePort::of).toList(),
        slice.getEndpoints().stream().map(SliceEndpoint::of).toList());
  }

  private static boolean isOwnedBy(EndpointSlice slice, Service service) {
    for (OwnerReference owner : slice.getOwnerReferences()) {
      if (owner.uid().equals(service.getUid())
          && owner.kind().equals("Service")
          && owner.apiVersion().equals("v1")) {
        return true;
      }
    }
    return false;
  }
}
