// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

/**
 * What the condition Progressing shall say.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason one of {@link ProgressReason}
 * @param message for people
 */
record Verdict(String status, String reason, String message) {}
