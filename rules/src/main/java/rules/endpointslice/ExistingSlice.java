// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import java.util.List;
import rules.shared.SliceEndpoint;
import rules.shared.SlicePort;

/**
 * A slice that is there, as packing sees it.
 *
 * @param name unique among the service's slices
 * @param owned whether an owner reference names this very service
 * @param labelled whether the labels are as wanted, reserved ones aside
 * @param ports in the slice's order
 * @param endpoints in the slice's order
 */
record ExistingSlice(
    String name,
    boolean owned,
    boolean labelled,
    List<SlicePort> ports,
    List<SliceEndpoint> endpoints) {}
