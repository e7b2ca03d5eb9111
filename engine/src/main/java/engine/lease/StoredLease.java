// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import tools.jackson.databind.node.ObjectNode;

/**
 * A Lease as the server holds it.
 *
 * @param record the fields that election is about
 * @param version resourceVersion
 * @param object the whole object, so that fields of others survive an update
 */
public record StoredLease(LeaseRecord record, String version, ObjectNode object) {}
