// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

/** No pod holds the rest of the namespace back. */
public final class PodsGone {}
