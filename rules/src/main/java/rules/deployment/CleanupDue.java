// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/** The history of old ReplicaSets shall be cut to its limit. */
public final class CleanupDue {}
