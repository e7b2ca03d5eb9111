// SPDX-License-Identifier: Apache-2.0
/**
 * A cluster in memory that speaks to its clients as a Kubernetes API server does, with a simulated
 * scheduler and simulated kubelets.
 *
 * <p>Fed by requests of {@link engine.client.ApiClient}s; the whole engine runs on it unchanged.
 */
@NullMarked
package engine.embedded;

import org.jspecify.annotations.NullMarked;
