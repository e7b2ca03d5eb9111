// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.time.Duration;

/**
 * Why the server refused a list or watch, or ended it.
 *
 * @param code HTTP status code, 0 if unknown
 * @param reason the API's one-word reason, may be empty
 * @param message the server's text, may be empty
 * @param retryAfter how long the server asks to wait, zero if it doesn't
 */
record ApiStatus(int code, String reason, String message, Duration retryAfter) {

  /** The version asked for is too old for a watch or a continued list. */
  boolean isExpired() {
    return code == 410 || reason.equals("Expired") || reason.equals("Gone");
  }

  /** The server doesn't understand a request for initial events, or has that switched off. */
  boolean refusesTheQuery() {
    return code == 400 || code == 422;
  }

  /** The version asked for is one that this server hasn't reached. */
  boolean isAhead() {
    return code == 504 && message.contains("Too large resource version");
  }

  @Override
  public String toString() {
    return (code + " " + reason).strip() + (message.isEmpty() ? "" : ": " + message);
  }
}
