// SPDX-License-Identifier: Apache-2.0
/**
 * A real control plane on loopback for tests: etcd, kube-apiserver and, where asked for, the
 * scheduler, kwok and the reference kube-controller-manager. Tests and developers start it here and
 * talk to it through {@link tests.cluster.Api}.
 */
@NullMarked
package tests.cluster;

import org.jspecify.annotations.NullMarked;
