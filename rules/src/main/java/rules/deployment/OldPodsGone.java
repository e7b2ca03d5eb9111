// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/** No pod of an old ReplicaSet is left that may run: a recreation may begin. */
public final class OldPodsGone {}
