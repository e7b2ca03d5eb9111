// SPDX-License-Identifier: Apache-2.0
/**
 * The parity lane: each script runs once with the reference kube-controller-manager and once with
 * Drover, and both leave the same objects, conditions and events with no more writes.
 */
@NullMarked
package tests.parity;

import org.jspecify.annotations.NullMarked;
