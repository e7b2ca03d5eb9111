// SPDX-License-Identifier: Apache-2.0

/** Prometheus metrics under the names that Kubernetes components use, one small class a family. */
@NullMarked
package engine.metrics;

import org.jspecify.annotations.NullMarked;
