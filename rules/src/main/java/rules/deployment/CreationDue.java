// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/** The new ReplicaSet is missing and shall be created. */
public final class CreationDue {}
