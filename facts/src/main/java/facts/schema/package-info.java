// SPDX-License-Identifier: Apache-2.0
/**
 * The schema of the Kubernetes API as data, and the one codec between its protobuf and JSON forms.
 *
 * <p>Generated from the published types; the readers of facts and the actuator's bodies rest on it.
 */
@NullMarked
package facts.schema;

import org.jspecify.annotations.NullMarked;
